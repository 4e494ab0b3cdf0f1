<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="LayerConfiguration|Symbology|Labeling" readOnly="1">
 <flags>
  <Identifiable>1</Identifiable>
  <Removable>1</Removable>
  <Searchable>1</Searchable>
 </flags>
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="on-site" symbol="0" label="就地改造" filter="&quot;path&quot; = 'on-site'"/>
   <rule key="relocation" symbol="1" label="退城入园" filter="&quot;path&quot; = 'relocation'"/>
   <rule key="transformation" symbol="2" label="转型转产" filter="&quot;path&quot; = 'transformation'"/>
   <rule key="closure" symbol="3" label="关闭退出" filter="&quot;path&quot; = 'closure'"/>
   <rule key="out-of-scope" symbol="4" label="不在范围" filter="&quot;path&quot; is null and &quot;in_scope&quot; = 'fail'"/>
   <rule key="ground" symbol="5" label="厂区用地（颜色同上）" filter="geometry_type($geometry) = 'Polygon'"/>
   <rule key="undecided" symbol="6" label="待定" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol name="0" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="name" type="QString" value="circle"/>
      <Option name="size" type="QString" value="4.6"/>
      <Option name="size_unit" type="QString" value="MM"/>
      <Option name="angle" type="QString" value="0"/>
      <Option name="color" type="QString" value="255,255,255,255"/>
      <Option name="outline_color" type="QString" value="255,255,255,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.95"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
    </layer>
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="name" type="QString" value="circle"/>
      <Option name="size" type="QString" value="4.6"/>
      <Option name="size_unit" type="QString" value="MM"/>
      <Option name="angle" type="QString" value="0"/>
      <Option name="color" type="QString" value="53,168,132,255"/>
      <Option name="outline_color" type="QString" value="0,0,0,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.37"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value=""/>
       <Option name="properties" type="Map">
        <Option name="outlineStyle" type="Map">
         <Option name="active" type="bool" value="true"/>
         <Option name="expression" type="QString" value="if(&quot;provisional&quot;, 'dash', 'solid')"/>
         <Option name="type" type="int" value="3"/>
        </Option>
       </Option>
       <Option name="type" type="QString" value="collection"/>
      </Option>
     </data_defined_properties>
    </layer>
    <layer class="FontMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="chr" type="QString" value="改"/>
      <Option name="font" type="QString" value="Noto Sans CJK SC"/>
      <Option name="font_style" type="QString" value="Bold"/>
      <Option name="size" type="QString" value="2.9"/>
      <Option name="size_unit" type="QString" value="MM"/>
      <Option name="color" type="QString" value="0,0,0,255"/>
      <Option name="outline_width" type="QString" value="0"/>
      <Option name="offset" type="QString" value="0,-0.3"/>
      <Option name="offset_unit" type="QString" value="MM"/>
      <Option name="horizontal_anchor_point" type="QString" value="1"/>
      <Option name="vertical_anchor_point" type="QString" value="1"/>
     </Option>
    </layer>
   </symbol>
   <symbol name="1" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="name" type="QString" value="pentagon"/>
      <Option name="size" type="QString" value="5.2"/>
      <Option name="size_unit" type="QString" value="MM"/>
      <Option name="angle" type="QString" value="90"/>
      <Option name="color" type="QString" value="255,255,255,255"/>
      <Option name="outline_color" type="QString" value="255,255,255,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.95"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
    </layer>
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="name" type="QString" value="pentagon"/>
      <Option name="size" type="QString" value="5.2"/>
      <Option name="size_unit" type="QString" value="MM"/>
      <Option name="angle" type="QString" value="90"/>
      <Option name="color" type="QString" value="11,74,143,255"/>
      <Option name="outline_color" type="QString" value="255,255,255,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.37"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value=""/>
       <Option name="properties" type="Map">
        <Option name="outlineStyle" type="Map">
         <Option name="active" type="bool" value="true"/>
         <Option name="expression" type="QString" value="if(&quot;provisional&quot;, 'dash', 'solid')"/>
         <Option name="type" type="int" value="3"/>
        </Option>
       </Option>
       <Option name="type" type="QString" value="collection"/>
      </Option>
     </data_defined_properties>
    </layer>
    <layer class="FontMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="chr" type="QString" value="迁"/>
      <Option name="font" type="QString" value="Noto Sans CJK SC"/>
      <Option name="font_style" type="QString" value="Bold"/>
      <Option name="size" type="QString" value="2.9"/>
      <Option name="size_unit" type="QString" value="MM"/>
      <Option name="color" type="QString" value="255,255,255,255"/>
      <Option name="outline_width" type="QString" value="0"/>
      <Option name="offset" type="QString" value="0,-0.3"/>
      <Option name="offset_unit" type="QString" value="MM"/>
      <Option name="horizontal_anchor_point" type="QString" value="1"/>
      <Option name="vertical_anchor_point" type="QString" value="1"/>
     </Option>
    </layer>
   </symbol>
   <symbol name="2" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="name" type="QString" value="diamond"/>
      <Option name="size" type="QString" value="5.8"/>
      <Option name="size_unit" type="QString" value="MM"/>
      <Option name="angle" type="QString" value="0"/>
      <Option name="color" type="QString" value="255,255,255,255"/>
      <Option name="outline_color" type="QString" value="255,255,255,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.95"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
    </layer>
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="name" type="QString" value="diamond"/>
      <Option name="size" type="QString" value="5.8"/>
      <Option name="size_unit" type="QString" value="MM"/>
      <Option name="angle" type="QString" value="0"/>
      <Option name="color" type="QString" value="245,194,66,255"/>
      <Option name="outline_color" type="QString" value="0,0,0,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.37"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value=""/>
       <Option name="properties" type="Map">
        <Option name="outlineStyle" type="Map">
         <Option name="active" type="bool" value="true"/>
         <Option name="expression" type="QString" value="if(&quot;provisional&quot;, 'dash', 'solid')"/>
         <Option name="type" type="int" value="3"/>
        </Option>
       </Option>
       <Option name="type" type="QString" value="collection"/>
      </Option>
     </data_defined_properties>
    </layer>
    <layer class="FontMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="chr" type="QString" value="转"/>
      <Option name="font" type="QString" value="Noto Sans CJK SC"/>
      <Option name="font_style" type="QString" value="Bold"/>
      <Option name="size" type="QString" value="2.9"/>
      <Option name="size_unit" type="QString" value="MM"/>
      <Option name="color" type="QString" value="0,0,0,255"/>
      <Option name="outline_width" type="QString" value="0"/>
      <Option name="offset" type="QString" value="0,-0.3"/>
      <Option name="offset_unit" type="QString" value="MM"/>
      <Option name="horizontal_anchor_point" type="QString" value="1"/>
      <Option name="vertical_anchor_point" type="QString" value="1"/>
     </Option>
    </layer>
   </symbol>
   <symbol name="3" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="name" type="QString" value="square"/>
      <Option name="size" type="QString" value="4.2"/>
      <Option name="size_unit" type="QString" value="MM"/>
      <Option name="angle" type="QString" value="0"/>
      <Option name="color" type="QString" value="255,255,255,255"/>
      <Option name="outline_color" type="QString" value="255,255,255,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.95"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
    </layer>
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="name" type="QString" value="square"/>
      <Option name="size" type="QString" value="4.2"/>
      <Option name="size_unit" type="QString" value="MM"/>
      <Option name="angle" type="QString" value="0"/>
      <Option name="color" type="QString" value="192,40,45,255"/>
      <Option name="outline_color" type="QString" value="255,255,255,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.37"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value=""/>
       <Option name="properties" type="Map">
        <Option name="outlineStyle" type="Map">
         <Option name="active" type="bool" value="true"/>
         <Option name="expression" type="QString" value="if(&quot;provisional&quot;, 'dash', 'solid')"/>
         <Option name="type" type="int" value="3"/>
        </Option>
       </Option>
       <Option name="type" type="QString" value="collection"/>
      </Option>
     </data_defined_properties>
    </layer>
    <layer class="FontMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="chr" type="QString" value="关"/>
      <Option name="font" type="QString" value="Noto Sans CJK SC"/>
      <Option name="font_style" type="QString" value="Bold"/>
      <Option name="size" type="QString" value="2.9"/>
      <Option name="size_unit" type="QString" value="MM"/>
      <Option name="color" type="QString" value="255,255,255,255"/>
      <Option name="outline_width" type="QString" value="0"/>
      <Option name="offset" type="QString" value="0,-0.3"/>
      <Option name="offset_unit" type="QString" value="MM"/>
      <Option name="horizontal_anchor_point" type="QString" value="1"/>
      <Option name="vertical_anchor_point" type="QString" value="1"/>
     </Option>
    </layer>
   </symbol>
   <symbol name="4" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="name" type="QString" value="circle"/>
      <Option name="size" type="QString" value="2.1"/>
      <Option name="size_unit" type="QString" value="MM"/>
      <Option name="angle" type="QString" value="0"/>
      <Option name="color" type="QString" value="138,138,138,255"/>
      <Option name="outline_color" type="QString" value="255,255,255,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.26"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
    </layer>
   </symbol>
   <symbol name="5" type="fill" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="255,255,255,90"/>
      <Option name="style" type="QString" value="solid"/>
      <Option name="outline_color" type="QString" value="64,64,64,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.3"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
    </layer>
    <layer class="CentroidFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="point_on_all_parts" type="QString" value="0"/>
      <Option name="point_on_surface" type="QString" value="1"/>
      <Option name="clip_points" type="QString" value="0"/>
     </Option>
     <symbol name="@5@1" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
      <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
       <Option type="Map">
        <Option name="name" type="QString" value="circle"/>
        <Option name="size" type="QString" value="4.6"/>
        <Option name="size_unit" type="QString" value="MM"/>
        <Option name="angle" type="QString" value="0"/>
        <Option name="color" type="QString" value="255,255,255,255"/>
        <Option name="outline_color" type="QString" value="64,64,64,255"/>
        <Option name="outline_style" type="QString" value="solid"/>
        <Option name="outline_width" type="QString" value="0.37"/>
        <Option name="outline_width_unit" type="QString" value="MM"/>
        <Option name="joinstyle" type="QString" value="round"/>
       </Option>
       <data_defined_properties>
        <Option type="Map">
         <Option name="name" type="QString" value=""/>
         <Option name="properties" type="Map">
          <Option name="name" type="Map">
           <Option name="active" type="bool" value="true"/>
           <Option name="expression" type="QString" value="case when &quot;path&quot; = 'on-site' then 'circle' when &quot;path&quot; = 'relocation' then 'pentagon' when &quot;path&quot; = 'transformation' then 'diamond' when &quot;path&quot; = 'closure' then 'square' else 'circle' end"/>
           <Option name="type" type="int" value="3"/>
          </Option>
          <Option name="size" type="Map">
           <Option name="active" type="bool" value="true"/>
           <Option name="expression" type="QString" value="case when &quot;path&quot; = 'on-site' then '4.6' when &quot;path&quot; = 'relocation' then '5.2' when &quot;path&quot; = 'transformation' then '5.8' when &quot;path&quot; = 'closure' then '4.2' else '4' end"/>
           <Option name="type" type="int" value="3"/>
          </Option>
          <Option name="angle" type="Map">
           <Option name="active" type="bool" value="true"/>
           <Option name="expression" type="QString" value="case when &quot;path&quot; = 'on-site' then '0' when &quot;path&quot; = 'relocation' then '90' when &quot;path&quot; = 'transformation' then '0' when &quot;path&quot; = 'closure' then '0' else '0' end"/>
           <Option name="type" type="int" value="3"/>
          </Option>
          <Option name="fillColor" type="Map">
           <Option name="active" type="bool" value="true"/>
           <Option name="expression" type="QString" value="case when &quot;path&quot; = 'on-site' then '53,168,132,255' when &quot;path&quot; = 'relocation' then '11,74,143,255' when &quot;path&quot; = 'transformation' then '245,194,66,255' when &quot;path&quot; = 'closure' then '192,40,45,255' else '255,255,255,255' end"/>
           <Option name="type" type="int" value="3"/>
          </Option>
          <Option name="outlineColor" type="Map">
           <Option name="active" type="bool" value="true"/>
           <Option name="expression" type="QString" value="case when &quot;path&quot; = 'on-site' then '0,0,0,255' when &quot;path&quot; = 'relocation' then '255,255,255,255' when &quot;path&quot; = 'transformation' then '0,0,0,255' when &quot;path&quot; = 'closure' then '255,255,255,255' else '64,64,64,255' end"/>
           <Option name="type" type="int" value="3"/>
          </Option>
          <Option name="outlineStyle" type="Map">
           <Option name="active" type="bool" value="true"/>
           <Option name="expression" type="QString" value="if(&quot;provisional&quot;, 'dash', 'solid')"/>
           <Option name="type" type="int" value="3"/>
          </Option>
         </Option>
         <Option name="type" type="QString" value="collection"/>
        </Option>
       </data_defined_properties>
      </layer>
      <layer class="FontMarker" enabled="1" locked="0" pass="0">
       <Option type="Map">
        <Option name="chr" type="QString" value="?"/>
        <Option name="font" type="QString" value="Noto Sans CJK SC"/>
        <Option name="font_style" type="QString" value="Bold"/>
        <Option name="size" type="QString" value="2.9"/>
        <Option name="size_unit" type="QString" value="MM"/>
        <Option name="color" type="QString" value="64,64,64,255"/>
        <Option name="outline_width" type="QString" value="0"/>
        <Option name="offset" type="QString" value="0,-0.3"/>
        <Option name="offset_unit" type="QString" value="MM"/>
        <Option name="horizontal_anchor_point" type="QString" value="1"/>
        <Option name="vertical_anchor_point" type="QString" value="1"/>
       </Option>
       <data_defined_properties>
        <Option type="Map">
         <Option name="name" type="QString" value=""/>
         <Option name="properties" type="Map">
          <Option name="char" type="Map">
           <Option name="active" type="bool" value="true"/>
           <Option name="expression" type="QString" value="case when &quot;path&quot; = 'on-site' then '改' when &quot;path&quot; = 'relocation' then '迁' when &quot;path&quot; = 'transformation' then '转' when &quot;path&quot; = 'closure' then '关' else '?' end"/>
           <Option name="type" type="int" value="3"/>
          </Option>
          <Option name="fillColor" type="Map">
           <Option name="active" type="bool" value="true"/>
           <Option name="expression" type="QString" value="case when &quot;path&quot; = 'on-site' then '0,0,0,255' when &quot;path&quot; = 'relocation' then '255,255,255,255' when &quot;path&quot; = 'transformation' then '0,0,0,255' when &quot;path&quot; = 'closure' then '255,255,255,255' else '64,64,64,255' end"/>
           <Option name="type" type="int" value="3"/>
          </Option>
         </Option>
         <Option name="type" type="QString" value="collection"/>
        </Option>
       </data_defined_properties>
      </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol name="6" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="name" type="QString" value="circle"/>
      <Option name="size" type="QString" value="4.2"/>
      <Option name="size_unit" type="QString" value="MM"/>
      <Option name="angle" type="QString" value="0"/>
      <Option name="color" type="QString" value="255,255,255,255"/>
      <Option name="outline_color" type="QString" value="64,64,64,255"/>
      <Option name="outline_style" type="QString" value="dot"/>
      <Option name="outline_width" type="QString" value="0.37"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
    </layer>
    <layer class="FontMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="chr" type="QString" value="?"/>
      <Option name="font" type="QString" value="Noto Sans CJK SC"/>
      <Option name="font_style" type="QString" value="Bold"/>
      <Option name="size" type="QString" value="2.9"/>
      <Option name="size_unit" type="QString" value="MM"/>
      <Option name="color" type="QString" value="64,64,64,255"/>
      <Option name="outline_width" type="QString" value="0"/>
      <Option name="offset" type="QString" value="0,-0.3"/>
      <Option name="offset_unit" type="QString" value="MM"/>
      <Option name="horizontal_anchor_point" type="QString" value="1"/>
      <Option name="vertical_anchor_point" type="QString" value="1"/>
     </Option>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style fieldName="if(&quot;path&quot; is null and &quot;in_scope&quot; = 'fail', '', regexp_replace(regexp_replace(&quot;name&quot;, '[（(].*$', ''), '(有限责任公司|股份有限公司|有限公司|集团|公司)$', ''))" isExpression="1" fontSize="8" fontSizeUnit="Point" fontWeight="50" namedStyle="Regular" textColor="32,32,32,255" textOpacity="1">
    <text-buffer bufferDraw="1" bufferSize="0.7" bufferSizeUnits="MM" bufferColor="255,255,255,225" bufferOpacity="1" bufferJoinStyle="128"/>
   </text-style>
   <placement placement="0" dist="2.6" distUnits="MM" priority="4" centroidInside="1" centroidWhole="0"/>
   <rendering obstacle="1" drawLabels="1" displayAll="0" fontLimitPixelSize="0" labelPerPart="0" mergeLines="1"/>
  </settings>
 </labeling>
</qgis>
