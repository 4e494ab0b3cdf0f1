<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling">
 <renderer-v2 type="RuleRenderer" symbollevels="0" enableorderby="0" forceraster="0">
  <rules key="root">
   <rule key="area" symbol="0" label="承接园区" filter="geometry_type($geometry) = 'Polygon'"/>
   <rule key="point" symbol="1" label="承接园区（仅有点位）" filter="geometry_type($geometry) = 'Point'"/>
  </rules>
  <symbols>
   <symbol name="0" type="fill" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="217,200,234,217"/>
      <Option name="style" type="QString" value="solid"/>
      <Option name="outline_color" type="QString" value="61,31,102,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.53"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
    </layer>
   </symbol>
   <symbol name="1" type="marker" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleMarker" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="name" type="QString" value="square"/>
      <Option name="size" type="QString" value="4"/>
      <Option name="size_unit" type="QString" value="MM"/>
      <Option name="angle" type="QString" value="0"/>
      <Option name="color" type="QString" value="217,200,234,217"/>
      <Option name="outline_color" type="QString" value="61,31,102,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.53"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style fieldName="name" isExpression="0" fontSize="9" fontSizeUnit="Point" fontWeight="50" namedStyle="Regular" textColor="61,31,102,255" textOpacity="1">
    <text-buffer bufferDraw="1" bufferSize="0.7" bufferSizeUnits="MM" bufferColor="255,255,255,225" bufferOpacity="1" bufferJoinStyle="128"/>
   </text-style>
   <placement placement="0" dist="1.2" distUnits="MM" priority="8" centroidInside="1" centroidWhole="0"/>
   <rendering obstacle="0" drawLabels="1" displayAll="0" fontLimitPixelSize="0" labelPerPart="0" mergeLines="1"/>
  </settings>
 </labeling>
</qgis>
