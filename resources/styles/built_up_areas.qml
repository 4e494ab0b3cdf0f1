<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>
<qgis version="3.22.0" styleCategories="Symbology|Labeling">
 <renderer-v2 type="singleSymbol" symbollevels="0" enableorderby="0" forceraster="0">
  <symbols>
   <symbol name="0" type="fill" alpha="1" clip_to_extent="1" force_rhr="0">
    <layer class="SimpleFill" enabled="1" locked="0" pass="0">
     <Option type="Map">
      <Option name="color" type="QString" value="243,220,194,179"/>
      <Option name="style" type="QString" value="solid"/>
      <Option name="outline_color" type="QString" value="154,91,34,255"/>
      <Option name="outline_style" type="QString" value="solid"/>
      <Option name="outline_width" type="QString" value="0.37"/>
      <Option name="outline_width_unit" type="QString" value="MM"/>
      <Option name="joinstyle" type="QString" value="round"/>
     </Option>
    </layer>
   </symbol>
  </symbols>
 </renderer-v2>
 <labeling type="simple">
  <settings calloutType="simple">
   <text-style fieldName="name" isExpression="0" fontSize="9" fontSizeUnit="Point" fontWeight="50" namedStyle="Regular" textColor="122,69,18,255" textOpacity="1">
    <text-buffer bufferDraw="1" bufferSize="0.7" bufferSizeUnits="MM" bufferColor="255,255,255,225" bufferOpacity="1" bufferJoinStyle="128"/>
   </text-style>
   <placement placement="1" dist="0" distUnits="MM" priority="6" centroidInside="1" centroidWhole="0"/>
   <rendering obstacle="0" drawLabels="1" displayAll="0" fontLimitPixelSize="0" labelPerPart="0" mergeLines="1"/>
  </settings>
 </labeling>
</qgis>
