<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="red-line" symbol="0" label="生态保护红线" filter="geometry_type($geometry) = 'Polygon' and &quot;kind&quot; = 'red-line'"/>
   <rule key="water-source" symbol="1" label="饮用水水源保护区" filter="geometry_type($geometry) = 'Polygon' and &quot;kind&quot; = 'water-source'"/>
   <rule key="river" symbol="2" label="河道" filter="geometry_type($geometry) = 'Polygon' and &quot;kind&quot; = 'river'"/>
   <rule key="water-diversion" symbol="3" label="南水北调总干渠" filter="geometry_type($geometry) = 'Polygon' and &quot;kind&quot; = 'water-diversion'"/>
   <rule key="heritage" symbol="4" label="文物保护单位" filter="geometry_type($geometry) = 'Polygon' and &quot;kind&quot; = 'heritage'"/>
   <rule key="sensitive-place" symbol="5" label="学校医院居住区" filter="geometry_type($geometry) = 'Polygon' and &quot;kind&quot; = 'sensitive-place'"/>
   <rule key="line" symbol="6" label="线状要素（颜色按类别）" filter="geometry_type($geometry) = 'Line'"/>
   <rule key="point" symbol="7" label="点状要素（颜色按类别）" filter="geometry_type($geometry) = 'Point'"/>
   <rule key="other" symbol="8" label="其他限制要素" filter="ELSE"/>
  </rules>
  <symbols>
   <symbol name="0" type="fill" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="197,224,180,64"/>
      <Option name="style" type="QString" value="solid"/>
      <Option name="outline_color" type="QString" value="63,122,31,255"/>
      <Option name="outline_style" type="QString" value="dash"/>
      <Option name="outline_width" type="QString" value="0.32"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
    </layer>
    <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="angle" type="QString" value="-45"/>
      <Option name="distance" type="QString" value="1.85"/>
      <Option name="distance_unit" type="QString" value="MM"/>
      <Option name="color" type="QString" value="111,160,79,255"/>
      <Option name="line_width" type="QString" value="0.24"/>
      <Option name="line_width_unit" type="QString" value="MM"/>
     </Option>
     <symbol name="@0@1" type="line" alpha="1" clip_to_extent="1" force_rhr="0">
      <layer class="SimpleLine" enabled="1" locked="0" pass="0">
       <Option type="Map">
        <Option name="line_color" type="QString" value="111,160,79,255"/>
        <Option name="line_width" type="QString" value="0.24"/>
        <Option name="line_width_unit" type="QString" value="MM"/>
        <Option name="line_style" type="QString" value="solid"/>
        <Option name="capstyle" type="QString" value="round"/>
        <Option name="joinstyle" type="QString" value="round"/>
       </Option>
      </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol name="1" type="fill" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="191,227,245,102"/>
      <Option name="style" type="QString" value="solid"/>
      <Option name="outline_color" type="QString" value="43,127,174,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.26"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
    </layer>
    <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="angle" type="QString" value="45"/>
      <Option name="distance" type="QString" value="1.85"/>
      <Option name="distance_unit" type="QString" value="MM"/>
      <Option name="color" type="QString" value="90,167,207,255"/>
      <Option name="line_width" type="QString" value="0.24"/>
      <Option name="line_width_unit" type="QString" value="MM"/>
     </Option>
     <symbol name="@1@1" type="line" alpha="1" clip_to_extent="1" force_rhr="0">
      <layer class="SimpleLine" enabled="1" locked="0" pass="0">
       <Option type="Map">
        <Option name="line_color" type="QString" value="90,167,207,255"/>
        <Option name="line_width" type="QString" value="0.24"/>
        <Option name="line_width_unit" type="QString" value="MM"/>
        <Option name="line_style" type="QString" value="solid"/>
        <Option name="capstyle" type="QString" value="round"/>
        <Option name="joinstyle" type="QString" value="round"/>
       </Option>
      </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol name="2" type="fill" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="169,208,238,255"/>
      <Option name="style" type="QString" value="solid"/>
      <Option name="outline_color" type="QString" value="110,166,208,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.19"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
    </layer>
   </symbol>
   <symbol name="3" type="fill" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="47,143,157,255"/>
      <Option name="style" type="QString" value="solid"/>
      <Option name="outline_color" type="QString" value="31,111,123,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.42"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
    </layer>
   </symbol>
   <symbol name="4" type="fill" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="216,192,160,64"/>
      <Option name="style" type="QString" value="solid"/>
      <Option name="outline_color" type="QString" value="107,79,29,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.26"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
    </layer>
    <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="angle" type="QString" value="45"/>
      <Option name="distance" type="QString" value="1.85"/>
      <Option name="distance_unit" type="QString" value="MM"/>
      <Option name="color" type="QString" value="165,138,92,255"/>
      <Option name="line_width" type="QString" value="0.24"/>
      <Option name="line_width_unit" type="QString" value="MM"/>
     </Option>
     <symbol name="@4@1" type="line" alpha="1" clip_to_extent="1" force_rhr="0">
      <layer class="SimpleLine" enabled="1" locked="0" pass="0">
       <Option type="Map">
        <Option name="line_color" type="QString" value="165,138,92,255"/>
        <Option name="line_width" type="QString" value="0.24"/>
        <Option name="line_width_unit" type="QString" value="MM"/>
        <Option name="line_style" type="QString" value="solid"/>
        <Option name="capstyle" type="QString" value="round"/>
        <Option name="joinstyle" type="QString" value="round"/>
       </Option>
      </layer>
     </symbol>
    </layer>
    <layer class="LinePatternFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="angle" type="QString" value="-45"/>
      <Option name="distance" type="QString" value="1.85"/>
      <Option name="distance_unit" type="QString" value="MM"/>
      <Option name="color" type="QString" value="165,138,92,255"/>
      <Option name="line_width" type="QString" value="0.24"/>
      <Option name="line_width_unit" type="QString" value="MM"/>
     </Option>
     <symbol name="@4@1" type="line" alpha="1" clip_to_extent="1" force_rhr="0">
      <layer class="SimpleLine" enabled="1" locked="0" pass="0">
       <Option type="Map">
        <Option name="line_color" type="QString" value="165,138,92,255"/>
        <Option name="line_width" type="QString" value="0.24"/>
        <Option name="line_width_unit" type="QString" value="MM"/>
        <Option name="line_style" type="QString" value="solid"/>
        <Option name="capstyle" type="QString" value="round"/>
        <Option name="joinstyle" type="QString" value="round"/>
       </Option>
      </layer>
     </symbol>
    </layer>
   </symbol>
   <symbol name="5" type="fill" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="247,166,196,255"/>
      <Option name="style" type="QString" value="solid"/>
      <Option name="outline_color" type="QString" value="176,58,110,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.21"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
    </layer>
   </symbol>
   <symbol name="6" type="line" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleLine" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="line_color" type="QString" value="128,128,128,255"/>
      <Option name="line_width" type="QString" value="0.6"/>
      <Option name="line_width_unit" type="QString" value="MM"/>
      <Option name="line_style" type="QString" value="solid"/>
      <Option name="capstyle" type="QString" value="round"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value=""/>
       <Option name="properties" type="Map">
        <Option name="outlineColor" type="Map">
         <Option name="active" type="bool" value="true"/>
         <Option name="expression" type="QString" value="case when &quot;kind&quot; = 'red-line' then '63,122,31,255' when &quot;kind&quot; = 'water-source' then '43,127,174,255' when &quot;kind&quot; = 'river' then '110,166,208,255' when &quot;kind&quot; = 'water-diversion' then '31,111,123,255' when &quot;kind&quot; = 'heritage' then '107,79,29,255' when &quot;kind&quot; = 'sensitive-place' then '176,58,110,255' else '128,128,128,255' end"/>
         <Option name="type" type="int" value="3"/>
        </Option>
       </Option>
       <Option name="type" type="QString" value="collection"/>
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol name="7" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="name" type="QString" value="square"/>
      <Option name="size" type="QString" value="2.4"/>
      <Option name="size_unit" type="QString" value="MM"/>
      <Option name="angle" type="QString" value="0"/>
      <Option name="color" type="QString" value="220,220,220,255"/>
      <Option name="outline_color" type="QString" value="128,128,128,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.26"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
     <data_defined_properties>
      <Option type="Map">
       <Option name="name" type="QString" value=""/>
       <Option name="properties" type="Map">
        <Option name="fillColor" type="Map">
         <Option name="active" type="bool" value="true"/>
         <Option name="expression" type="QString" value="case when &quot;kind&quot; = 'red-line' then '197,224,180,255' when &quot;kind&quot; = 'water-source' then '191,227,245,255' when &quot;kind&quot; = 'river' then '169,208,238,255' when &quot;kind&quot; = 'water-diversion' then '47,143,157,255' when &quot;kind&quot; = 'heritage' then '216,192,160,255' when &quot;kind&quot; = 'sensitive-place' then '247,166,196,255' else '220,220,220,255' end"/>
         <Option name="type" type="int" value="3"/>
        </Option>
        <Option name="outlineColor" type="Map">
         <Option name="active" type="bool" value="true"/>
         <Option name="expression" type="QString" value="case when &quot;kind&quot; = 'red-line' then '63,122,31,255' when &quot;kind&quot; = 'water-source' then '43,127,174,255' when &quot;kind&quot; = 'river' then '110,166,208,255' when &quot;kind&quot; = 'water-diversion' then '31,111,123,255' when &quot;kind&quot; = 'heritage' then '107,79,29,255' when &quot;kind&quot; = 'sensitive-place' then '176,58,110,255' else '128,128,128,255' end"/>
         <Option name="type" type="int" value="3"/>
        </Option>
       </Option>
       <Option name="type" type="QString" value="collection"/>
      </Option>
     </data_defined_properties>
    </layer>
   </symbol>
   <symbol name="8" type="fill" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="style" type="QString" value="no"/>
      <Option name="outline_color" type="QString" value="128,128,128,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.2"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
</qgis>
