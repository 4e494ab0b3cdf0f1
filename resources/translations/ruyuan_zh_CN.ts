<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
    <context>
        <name>QObject</name>
        <message>
            <source>Shapefile, GBK (for older office programs)</source>
            <translation>Shapefile，GBK 编码（供较旧的办公软件）</translation>
        </message>
        <message>
            <source>Shapefile, UTF-8</source>
            <translation>Shapefile，UTF-8 编码</translation>
        </message>
        <message>
            <source>GeoPackage</source>
            <translation>GeoPackage</translation>
        </message>
        <message>
            <source>GeoJSON</source>
            <translation>GeoJSON</translation>
        </message>
        <message>
            <source>Excel workbook (.xlsx)</source>
            <translation>Excel 工作簿（.xlsx）</translation>
        </message>
        <message>
            <source>CSV</source>
            <translation>CSV</translation>
        </message>
        <message>
            <source>Exporting</source>
            <translation>导出</translation>
        </message>
        <message numerus="yes">
            <source>Wrote %n layers to %1 and read them back: they agree.</source>
            <translation>
                <numerusform>已将 %n 个图层写入 %1 并读回比对：一致。</numerusform>
            </translation>
        </message>
        <message>
            <source>Export</source>
            <translation>导出</translation>
        </message>
        <message>
            <source>Ruyuan export</source>
            <translation>入园导出</translation>
        </message>
        <message>
            <source>&amp;Choose…</source>
            <translation>选择(&amp;C)…</translation>
        </message>
        <message>
            <source>&amp;Export</source>
            <translation>导出(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Format:</source>
            <translation>格式(&amp;F)：</translation>
        </message>
        <message>
            <source>Into the f&amp;older:</source>
            <translation>存入文件夹(&amp;O)：</translation>
        </message>
        <message>
            <source>Save the map as a picture</source>
            <translation>地图存为图片</translation>
        </message>
        <message>
            <source>Ruyuan map</source>
            <translation>入园地图</translation>
        </message>
        <message>
            <source>Pictures (*.png *.jpg)</source>
            <translation>图片 (*.png *.jpg)</translation>
        </message>
        <message>
            <source>Drawing the picture</source>
            <translation>绘制图片</translation>
        </message>
        <message>
            <source>Wrote %1.</source>
            <translation>已写入 %1。</translation>
        </message>
        <message>
            <source>New bookmark</source>
            <translation>新书签</translation>
        </message>
        <message>
            <source>Name of this view:</source>
            <translation>此视野的名称：</translation>
        </message>
        <message>
            <source>Bookmarks</source>
            <translation>书签</translation>
        </message>
        <message>
            <source>&amp;Go there</source>
            <translation>前往(&amp;G)</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>删除(&amp;R)</translation>
        </message>
        <message>
            <source>New &amp;bookmark…</source>
            <translation>新建书签(&amp;B)…</translation>
        </message>
        <message>
            <source>Book&amp;marks…</source>
            <translation>书签(&amp;M)…</translation>
        </message>
        <message>
            <source>Go to book&amp;mark</source>
            <translation>前往书签(&amp;M)</translation>
        </message>
        <message>
            <source>No bookmarks yet</source>
            <translation>还没有书签</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <source>&amp;About Ruyuan</source>
            <translation>关于入园(&amp;A)</translation>
        </message>
        <message>
            <source>About Ruyuan</source>
            <translation>关于入园</translation>
        </message>
        <message>
            <source>Ruyuan %1

Plans how heavily polluting firms leave a city's built-up area.
Free software under the GNU General Public License, version 3 or later.</source>
            <translation>入园 %1

为城市建成区内重污染企业的搬迁改造制订计划。
自由软件，遵循 GNU 通用公共许可证第 3 版或更新版本。</translation>
        </message>
        <message>
            <source>As the &amp;system</source>
            <translation>跟随系统(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>浅色(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>深色(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Keyboard shortcuts…</source>
            <translation>键盘快捷键(&amp;K)…</translation>
        </message>
        <message>
            <source>Open a project</source>
            <translation>打开项目</translation>
        </message>
        <message>
            <source>Projects (*.gpkg)</source>
            <translation>项目 (*.gpkg)</translation>
        </message>
        <message>
            <source>New project</source>
            <translation>新建项目</translation>
        </message>
        <message>
            <source>Ruyuan sample</source>
            <translation>入园示例</translation>
        </message>
        <message>
            <source>&amp;New…</source>
            <translation>新建(&amp;N)…</translation>
        </message>
        <message>
            <source>&amp;Open…</source>
            <translation>打开(&amp;O)…</translation>
        </message>
        <message>
            <source>Open the &amp;sample city</source>
            <translation>打开示例城市(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Close project</source>
            <translation>关闭项目(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>退出(&amp;Q)</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>撤销(&amp;U)</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>重做(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Undo: %1</source>
            <translation>撤销(&amp;U)：%1</translation>
        </message>
        <message>
            <source>&amp;Redo: %1</source>
            <translation>重做(&amp;R)：%1</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::Checklist</name>
        <message>
            <source>Import</source>
            <translation>导入</translation>
        </message>
        <message>
            <source>Coordinates</source>
            <translation>坐标</translation>
        </message>
        <message>
            <source>Classify</source>
            <translation>分类</translation>
        </message>
        <message>
            <source>Find parks</source>
            <translation>选园</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>排期</translation>
        </message>
        <message>
            <source>Hand out</source>
            <translation>送审</translation>
        </message>
        <message>
            <source>No firms yet: import a ledger.</source>
            <translation>还没有企业，请导入台账。</translation>
        </message>
        <message numerus="yes">
            <source>%n sites; parks or built-up areas are missing.</source>
            <translation>
                <numerusform>%n 个厂区；缺承接园区或城市建成区。</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n sites, with parks and built-up areas.</source>
            <translation>
                <numerusform>%n 个厂区，承接园区与城市建成区齐备。</numerusform>
            </translation>
        </message>
        <message>
            <source>Import a ledger first.</source>
            <translation>请先导入台账。</translation>
        </message>
        <message>
            <source>Every site has its place.</source>
            <translation>每个厂区都有落点。</translation>
        </message>
        <message>
            <source>%1 sites have no place, %2 only that of their county.</source>
            <translation>%1 个厂区没有落点，%2 个只知所在县区。</translation>
        </message>
        <message>
            <source>An earlier step comes first.</source>
            <translation>前面还有步骤要做。</translation>
        </message>
        <message>
            <source>Can be run now.</source>
            <translation>现在可以运行。</translation>
        </message>
        <message numerus="yes">
            <source>Planned; %n sites are late or without a place.</source>
            <translation>
                <numerusform>已排期；%n 个厂区逾期或未能安排。</numerusform>
            </translation>
        </message>
        <message>
            <source>Planned in time.</source>
            <translation>已排期，均不逾期。</translation>
        </message>
        <message>
            <source>Every site is classified.</source>
            <translation>每个厂区都已分类。</translation>
        </message>
        <message>
            <source>Sites are checked against every park.</source>
            <translation>各厂区与各园区均已检查。</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::HelpWindow</name>
        <message>
            <source>Help</source>
            <translation>使用说明</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::ImportDialog</name>
        <message>
            <source>As the file says</source>
            <translation>按文件所载</translation>
        </message>
        <message>
            <source>CGCS2000 longitude and latitude</source>
            <translation>CGCS2000 经纬度</translation>
        </message>
        <message>
            <source>WGS 84 longitude and latitude</source>
            <translation>WGS 84 经纬度</translation>
        </message>
        <message>
            <source>CGCS2000, 3-degree zone, 114° E</source>
            <translation>CGCS2000 三度带，中央经线 114°</translation>
        </message>
        <message>
            <source>CGCS2000, 3-degree zone 38</source>
            <translation>CGCS2000 三度带第 38 带（带号前缀）</translation>
        </message>
        <message>
            <source>Xian 1980, 3-degree zone 38</source>
            <translation>西安 80 三度带第 38 带（带号前缀）</translation>
        </message>
        <message>
            <source>Web Mercator</source>
            <translation>Web 墨卡托</translation>
        </message>
        <message>
            <source>Import a file</source>
            <translation>导入文件</translation>
        </message>
        <message>
            <source>Found by itself</source>
            <translation>自动识别</translation>
        </message>
        <message>
            <source>&amp;Choose…</source>
            <translation>选择(&amp;C)…</translation>
        </message>
        <message>
            <source>&amp;File:</source>
            <translation>文件(&amp;F)：</translation>
        </message>
        <message>
            <source>&amp;Holds:</source>
            <translation>内容(&amp;H)：</translation>
        </message>
        <message>
            <source>Sheet or &amp;layer:</source>
            <translation>工作表或图层(&amp;L)：</translation>
        </message>
        <message>
            <source>&amp;Encoding:</source>
            <translation>编码(&amp;E)：</translation>
        </message>
        <message>
            <source>Coordinate &amp;system:</source>
            <translation>坐标系(&amp;S)：</translation>
        </message>
        <message>
            <source>The first rows</source>
            <translation>前几行</translation>
        </message>
        <message>
            <source>&amp;Import</source>
            <translation>导入(&amp;I)</translation>
        </message>
        <message>
            <source>Choose a ledger (.xlsx, .ods, .csv) or a layer (.shp, .geojson, .gpkg, .kml…).</source>
            <translation>请选择台账（.xlsx、.ods、.csv）或图层（.shp、.geojson、.gpkg、.kml……）。</translation>
        </message>
        <message>
            <source>Ledgers and layers (*.xlsx *.ods *.csv *.tsv *.shp *.geojson *.json *.gpkg *.kml *.kmz *.gdb *.fgb);;All files (*)</source>
            <translation>台账与图层 (*.xlsx *.ods *.csv *.tsv *.shp *.geojson *.json *.gpkg *.kml *.kmz *.gdb *.fgb);;所有文件 (*)</translation>
        </message>
        <message>
            <source>Looking into the file</source>
            <translation>查看文件</translation>
        </message>
        <message numerus="yes">
            <source>%n rows</source>
            <translation>
                <numerusform>%n 行</numerusform>
            </translation>
        </message>
        <message>
            <source>, encoding %1</source>
            <translation>，编码 %1</translation>
        </message>
        <message>
            <source>, %1</source>
            <translation>，%1</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>另有 %n 条</numerusform>
            </translation>
        </message>
        <message>
            <source>Columns not recognised: %1</source>
            <translation>未识别的列：%1</translation>
        </message>
        <message>
            <source>Importing %1</source>
            <translation>导入 %1</translation>
        </message>
        <message>
            <source>Firms' sites (ledger)</source>
            <translation>企业厂区（台账）</translation>
        </message>
        <message>
            <source>Equipment of sites</source>
            <translation>厂区装备</translation>
        </message>
        <message>
            <source>Receiving parks</source>
            <translation>承接园区</translation>
        </message>
        <message>
            <source>Built-up areas</source>
            <translation>城市建成区</translation>
        </message>
        <message>
            <source>Counties and zones</source>
            <translation>县区与开发区</translation>
        </message>
        <message>
            <source>Wind roses</source>
            <translation>风玫瑰</translation>
        </message>
        <message>
            <source>Constraint: %1</source>
            <translation>限制因素：%1</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::JobsLine</name>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::JobsView</name>
        <message numerus="yes">
            <source>%1, about %n s left</source>
            <translation>
                <numerusform>%1，约剩 %n 秒</numerusform>
            </translation>
        </message>
        <message>
            <source>Nothing is running.</source>
            <translation>没有正在进行的作业。</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>停止</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::LayersPanel</name>
        <message>
            <source>Layers and legend</source>
            <translation>图层与图例</translation>
        </message>
        <message>
            <source>Opacity of the layer</source>
            <translation>图层不透明度</translation>
        </message>
        <message>
            <source>Opacity</source>
            <translation>不透明度</translation>
        </message>
        <message>
            <source>Show a&amp;ll layers</source>
            <translation>显示所有图层(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Hide all layers</source>
            <translation>隐藏所有图层(&amp;H)</translation>
        </message>
        <message>
            <source>Layer further &amp;up</source>
            <translation>图层上移(&amp;U)</translation>
        </message>
        <message>
            <source>Layer further &amp;down</source>
            <translation>图层下移(&amp;D)</translation>
        </message>
        <message>
            <source>Zoom to la&amp;yer</source>
            <translation>缩放至图层(&amp;Y)</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::MainWindow</name>
        <message>
            <source>Layers</source>
            <translation>图层</translation>
        </message>
        <message>
            <source>Work in progress</source>
            <translation>后台作业</translation>
        </message>
        <message>
            <source>&amp;Import…</source>
            <translation>导入(&amp;I)…</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>导出(&amp;E)…</translation>
        </message>
        <message>
            <source>Save map as &amp;picture…</source>
            <translation>地图存为图片(&amp;P)…</translation>
        </message>
        <message>
            <source>Select sites &amp;without a good place</source>
            <translation>选出没有可靠落点的厂区(&amp;W)</translation>
        </message>
        <message>
            <source>Zoom &amp;in</source>
            <translation>放大(&amp;I)</translation>
        </message>
        <message>
            <source>Zoom &amp;out</source>
            <translation>缩小(&amp;O)</translation>
        </message>
        <message>
            <source>Zoom to &amp;everything</source>
            <translation>缩放至全图(&amp;E)</translation>
        </message>
        <message>
            <source>Zoom to &amp;selection</source>
            <translation>缩放至所选(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Deselect all</source>
            <translation>取消选择(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Full screen</source>
            <translation>全屏(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Map only</source>
            <translation>只看地图(&amp;M)</translation>
        </message>
        <message>
            <source>Hide or show all panels</source>
            <translation>隐藏或显示所有面板</translation>
        </message>
        <message>
            <source>Every site has its place.</source>
            <translation>每个厂区都有落点。</translation>
        </message>
        <message numerus="yes">
            <source>Selected %n sites without a place or with that of their county only.</source>
            <translation>
                <numerusform>已选中 %n 个没有落点或只知县区的厂区。</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;Project</source>
            <translation>项目(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>编辑(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>视图(&amp;V)</translation>
        </message>
        <message>
            <source>&amp;Panels</source>
            <translation>面板(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Settings</source>
            <translation>设置(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Language</source>
            <translation>语言(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Colours</source>
            <translation>颜色(&amp;C)</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>帮助(&amp;H)</translation>
        </message>
        <message>
            <source>Main tools</source>
            <translation>常用工具</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>步骤</translation>
        </message>
        <message>
            <source>Ruyuan</source>
            <translation>入园</translation>
        </message>
        <message>
            <source>Something is still running</source>
            <translation>还有作业在进行</translation>
        </message>
        <message>
            <source>Stop what is running and quit? What is finished is in the file already.</source>
            <translation>停止正在进行的作业并退出？已完成的都在文件里。</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::MapPanel</name>
        <message>
            <source>Map</source>
            <translation>地图</translation>
        </message>
        <message>
            <source>The map does not work: %1</source>
            <translation>地图不能使用：%1</translation>
        </message>
        <message>
            <source>Drawing the map</source>
            <translation>绘制地图</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::MessageBar</name>
        <message>
            <source>Close this message</source>
            <translation>关闭此消息</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::ShortcutsDialog</name>
        <message>
            <source>Keyboard shortcuts</source>
            <translation>键盘快捷键</translation>
        </message>
        <message>
            <source>Filter by name or key</source>
            <translation>按名称或按键筛选</translation>
        </message>
        <message>
            <source>Action</source>
            <translation>操作</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>按键</translation>
        </message>
        <message>
            <source>New key</source>
            <translation>新按键</translation>
        </message>
        <message>
            <source>&amp;Assign</source>
            <translation>设定(&amp;A)</translation>
        </message>
        <message>
            <source>Back to the &amp;usual one</source>
            <translation>恢复默认(&amp;U)</translation>
        </message>
        <message>
            <source>New key:</source>
            <translation>新按键：</translation>
        </message>
        <message>
            <source>On the map: the wheel zooms, the middle button or Space with the mouse moves it,
arrows move it, Page up and Page down zoom, Esc takes a gesture back.</source>
            <translation>在地图上：滚轮缩放，鼠标中键或空格加鼠标平移，
方向键平移，PgUp、PgDn 缩放，Esc 收回手势。</translation>
        </message>
        <message>
            <source>Choose an action first.</source>
            <translation>请先选择一项操作。</translation>
        </message>
        <message>
            <source>%1 already belongs to “%2”; give that another key first.</source>
            <translation>%1 已用于“%2”，请先给它换一个按键。</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::WelcomePage</name>
        <message>
            <source>Ruyuan</source>
            <translation>入园</translation>
        </message>
        <message>
            <source>Plans how heavily polluting firms leave the built-up area</source>
            <translation>城市建成区重污染企业搬迁改造规划</translation>
        </message>
        <message>
            <source>Open the sample city</source>
            <translation>打开示例城市</translation>
        </message>
        <message>
            <source>A fictional city on the geography of Zhengzhou, planned, to look around</source>
            <translation>以郑州地理为底的虚构城市，已排好期，可随意查看</translation>
        </message>
        <message>
            <source>New project from a ledger</source>
            <translation>由台账新建项目</translation>
        </message>
        <message>
            <source>Choose where it is kept, then import the list of firms</source>
            <translation>先选存放位置，再导入企业台账</translation>
        </message>
        <message>
            <source>Open a project</source>
            <translation>打开项目</translation>
        </message>
        <message>
            <source>A .gpkg file made by Ruyuan</source>
            <translation>入园生成的 .gpkg 文件</translation>
        </message>
        <message>
            <source>Go on with %1</source>
            <translation>继续 %1</translation>
        </message>
        <message>
            <source>It was open when the program ended unexpectedly. Everything up to the last change is in it.</source>
            <translation>程序意外结束时它正打开着，最后一步改动之前的内容都在。</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>最近使用</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::Workspace</name>
        <message>
            <source>Opening %1</source>
            <translation>打开 %1</translation>
        </message>
        <message>
            <source>Making %1</source>
            <translation>建立 %1</translation>
        </message>
        <message>
            <source>Showing a scenario</source>
            <translation>显示情景</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>重做</translation>
        </message>
    </context>
</TS>
