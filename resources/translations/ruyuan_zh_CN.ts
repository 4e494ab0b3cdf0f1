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
            <source>Leave them out</source>
            <translation>不写出</translation>
        </message>
        <message>
            <source>Hide the middle of names and numbers</source>
            <translation>隐去姓名和号码的中间部分</translation>
        </message>
        <message>
            <source>Write them in full</source>
            <translation>照原样写出</translation>
        </message>
        <message>
            <source>Contacts, telephone numbers and who decided. Whoever receives the files can read what is written in full.</source>
            <translation>联系人、电话和决定人。照原样写出的内容，拿到文件的人都能看到。</translation>
        </message>
        <message>
            <source>&amp;Personal data:</source>
            <translation>个人信息(&amp;P)：</translation>
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
            <source>Moving plan</source>
            <translation>搬迁计划</translation>
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
        <message>
            <source>not read from a file: entered or edited here</source>
            <translation>不是从文件读入的：在此录入或修改</translation>
        </message>
        <message>
            <source>%1%2, row %3, column “%4”, as written: “%5”</source>
            <translation>%1%2，第 %3 行，“%4”列，原文：“%5”</translation>
        </message>
        <message>
            <source>edited %1 by %2: %3 → %4</source>
            <translation>%1 由 %2 修改：%3 → %4</translation>
        </message>
        <message>
            <source>edit</source>
            <translation>修改</translation>
        </message>
        <message>
            <source>source</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Equipment</source>
            <translation>装备</translation>
        </message>
        <message>
            <source>Specification</source>
            <translation>规格型号</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>台数</translation>
        </message>
        <message>
            <source>Not known (%1):</source>
            <translation>未填（%1 项）：</translation>
        </message>
        <message>
            <source>computing…</source>
            <translation>正在计算…</translation>
        </message>
        <message>
            <source>Nothing was changed since the project was made.</source>
            <translation>项目建立以来没有修改。</translation>
        </message>
        <message>
            <source>Capacity</source>
            <translation>承载能力</translation>
        </message>
        <message>
            <source>From</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>There is</source>
            <translation>现有</translation>
        </message>
        <message>
            <source>Plan uses</source>
            <translation>计划占用</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>余量</translation>
        </message>
        <message>
            <source>Sites</source>
            <translation>厂区</translation>
        </message>
        <message>
            <source>There is no plan yet.</source>
            <translation>还没有计划。</translation>
        </message>
        <message>
            <source>Site</source>
            <translation>厂区</translation>
        </message>
        <message>
            <source>Works</source>
            <translation>施工</translation>
        </message>
        <message>
            <source>Land (mu)</source>
            <translation>用地（亩）</translation>
        </message>
        <message>
            <source>The plan brings no site here.</source>
            <translation>计划中没有厂区迁入。</translation>
        </message>
        <message>
            <source>Capacities and what the plan uses</source>
            <translation>承载能力与计划占用</translation>
        </message>
        <message>
            <source>Sites coming</source>
            <translation>迁入厂区</translation>
        </message>
        <message>
            <source>Checks of sites against this park</source>
            <translation>各厂区与本园区的检查</translation>
        </message>
        <message>
            <source>Facts</source>
            <translation>基本情况</translation>
        </message>
        <message>
            <source>park</source>
            <translation>园区</translation>
        </message>
        <message>
            <source>by</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>document</source>
            <translation>文号</translation>
        </message>
        <message>
            <source>reason</source>
            <translation>理由</translation>
        </message>
        <message>
            <source>author</source>
            <translation>决定人</translation>
        </message>
        <message>
            <source>attachment</source>
            <translation>附件</translation>
        </message>
        <message>
            <source>on</source>
            <translation>日期</translation>
        </message>
        <message>
            <source>source %1, row %2</source>
            <translation>来源 %1 第 %2 行</translation>
        </message>
        <message>
            <source>rests on missing facts: %1</source>
            <translation>依据不全：%1</translation>
        </message>
        <message>
            <source>%1 quarter(s) late</source>
            <translation>逾期 %1 个季度</translation>
        </message>
        <message>
            <source>in time</source>
            <translation>按期</translation>
        </message>
        <message>
            <source>The plan has nothing to say of this site.</source>
            <translation>计划不涉及该厂区。</translation>
        </message>
        <message>
            <source>Path</source>
            <translation>改造路径</translation>
        </message>
        <message>
            <source>Park</source>
            <translation>园区</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>费用</translation>
        </message>
        <message>
            <source>%1 × 10,000 yuan</source>
            <translation>%1 万元</translation>
        </message>
        <message>
            <source>Deadline</source>
            <translation>时限</translation>
        </message>
        <message>
            <source>Why:</source>
            <translation>理由：</translation>
        </message>
        <message>
            <source>Due in the year: %1 × 10,000 yuan</source>
            <translation>当年可享受：%1 万元</translation>
        </message>
        <message>
            <source>hide</source>
            <translation>收起</translation>
        </message>
        <message>
            <source>why?</source>
            <translation>为什么？</translation>
        </message>
        <message>
            <source>Task</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>Start – finish</source>
            <translation>开始 – 完成</translation>
        </message>
        <message>
            <source>Latest start</source>
            <translation>最迟开始</translation>
        </message>
        <message>
            <source>Float (days)</source>
            <translation>机动（天）</translation>
        </message>
        <message>
            <source>Nothing is decided yet.</source>
            <translation>还没有决定。</translation>
        </message>
        <message>
            <source>Decide…</source>
            <translation>作出决定…</translation>
        </message>
        <message>
            <source>Withdraw the last decision…</source>
            <translation>撤回最近一个决定…</translation>
        </message>
        <message>
            <source>and %1 more</source>
            <translation>另有 %1 家</translation>
        </message>
        <message>
            <source>%1 things selected</source>
            <translation>选中 %1 项</translation>
        </message>
        <message>
            <source>(known of %1 of %2)</source>
            <translation>（%2 家中 %1 家已知）</translation>
        </message>
        <message>
            <source>Land: %1 mu</source>
            <translation>占地：%1 亩</translation>
        </message>
        <message>
            <source>Employees: %1</source>
            <translation>从业人员：%1 人</translation>
        </message>
        <message>
            <source>In common</source>
            <translation>共同点</translation>
        </message>
        <message>
            <source>No field is the same in all of them.</source>
            <translation>没有哪一项全部相同。</translation>
        </message>
        <message>
            <source>scenario “%1”</source>
            <translation>情景“%1”</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>判定</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>排期</translation>
        </message>
        <message>
            <source>Decisions</source>
            <translation>决定</translation>
        </message>
        <message>
            <source>Parks it suits</source>
            <translation>适宜园区</translation>
        </message>
        <message>
            <source>Tasks</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>Rules applied</source>
            <translation>适用规则</translation>
        </message>
        <message>
            <source>What would change the verdict</source>
            <translation>什么会改变结论</translation>
        </message>
        <message>
            <source>Subsidies</source>
            <translation>奖补</translation>
        </message>
        <message>
            <source>Facts and their sources</source>
            <translation>事实与来源</translation>
        </message>
        <message>
            <source>History</source>
            <translation>修改历史</translation>
        </message>
        <message>
            <source>settled by %1</source>
            <translation>补充 %1 即可确定</translation>
        </message>
        <message>
            <source>settled by filling it in</source>
            <translation>补充该项即可确定</translation>
        </message>
        <message>
            <source>Missing facts:</source>
            <translation>缺少信息：</translation>
        </message>
        <message>
            <source>Allowed path</source>
            <translation>可选路径</translation>
        </message>
        <message>
            <source>Start by</source>
            <translation>启动时限</translation>
        </message>
        <message>
            <source>Finish by</source>
            <translation>完成时限</translation>
        </message>
        <message>
            <source>Clause</source>
            <translation>条款</translation>
        </message>
        <message>
            <source>(decided)</source>
            <translation>（已决定）</translation>
        </message>
        <message>
            <source>(proposed)</source>
            <translation>（建议）</translation>
        </message>
        <message>
            <source>rests on missing facts</source>
            <translation>依据不全</translation>
        </message>
        <message>
            <source>by %1</source>
            <translation>%1 前</translation>
        </message>
        <message>
            <source>missing: %1</source>
            <translation>缺少：%1</translation>
        </message>
        <message>
            <source>Not classified yet.</source>
            <translation>尚未分类。</translation>
        </message>
        <message>
            <source>Apply the rules now</source>
            <translation>立即判定</translation>
        </message>
        <message>
            <source>Copy this paragraph</source>
            <translation>复制判定说明</translation>
        </message>
        <message>
            <source>&amp;Copy name and codes</source>
            <translation>复制名称和编号(&amp;C)</translation>
        </message>
        <message>
            <source>Copy c&amp;ell</source>
            <translation>复制单元格(&amp;E)</translation>
        </message>
        <message>
            <source>&amp;Select what lies here</source>
            <translation>选择此处的对象(&amp;S)</translation>
        </message>
        <message>
            <source>Sites by &amp;path</source>
            <translation>按改造路径(&amp;P)</translation>
        </message>
        <message>
            <source>Sites by &amp;county</source>
            <translation>按县（市、区）(&amp;C)</translation>
        </message>
        <message>
            <source>Sites by &amp;sector</source>
            <translation>按行业(&amp;S)</translation>
        </message>
        <message>
            <source>Sites by s&amp;tatus</source>
            <translation>按状态(&amp;T)</translation>
        </message>
        <message>
            <source>%1: need not known</source>
            <translation>%1：需求不明</translation>
        </message>
        <message>
            <source>%1: %2 → %3 %4, capacity not known</source>
            <translation>%1：%2 → %3 %4，容量不明</translation>
        </message>
        <message>
            <source>%1: %2 → %3 of %4 %5</source>
            <translation>%1：%2 → %3，共 %4 %5</translation>
        </message>
        <message>
            <source>%1, %2 too much</source>
            <translation>%1，超出 %2</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message numerus="yes">
            <source>%n other site(s) changed: %1</source>
            <translation>
                <numerusform>另有 %n 家随之改变：%1</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n other site(s) changed: %1 and more</source>
            <translation>
                <numerusform>另有 %n 家随之改变：%1等</numerusform>
            </translation>
        </message>
        <message>
            <source>%1
%2: %3 to %4
%5</source>
            <translation>%1
%2：%3 至 %4
%5</translation>
        </message>
        <message>
            <source>No search yet</source>
            <translation>尚未求解</translation>
        </message>
        <message>
            <source>Gap %3 · best %1 · bound %2</source>
            <translation>差距 %3 · 最好 %1 · 下界 %2</translation>
        </message>
        <message>
            <source>Not begun %1 · under way %2 · moved %3 · upgraded %4 · in another trade %5 · closed %6 · late %7</source>
            <translation>未开工 %1 · 实施中 %2 · 已入园 %3 · 已改造 %4 · 已转产 %5 · 已关闭 %6 · 逾期 %7</translation>
        </message>
        <message>
            <source>Rule out a path or park…</source>
            <translation>禁止某路径或园区…</translation>
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
            <source>&amp;Automatic</source>
            <translation>自动(&amp;A)</translation>
        </message>
        <message>
            <source>By the graphics card where a working one is found, else in software</source>
            <translation>有可用的显卡时用显卡，否则用软件绘制</translation>
        </message>
        <message>
            <source>&amp;OpenGL</source>
            <translation>&amp;OpenGL</translation>
        </message>
        <message>
            <source>By OpenGL in any case; a start that fails with it sets this back</source>
            <translation>一律用 OpenGL；若因此无法启动，下次自动恢复</translation>
        </message>
        <message>
            <source>&amp;Software</source>
            <translation>软件(&amp;S)</translation>
        </message>
        <message>
            <source>Without the graphics card; slower on large screens, works everywhere</source>
            <translation>不用显卡；大屏幕上较慢，但随处可用</translation>
        </message>
        <message>
            <source>The map is painted so from the next start on.</source>
            <translation>下次启动时按此绘制地图。</translation>
        </message>
        <message>
            <source>An environment variable (QT_QUICK_BACKEND or QSG_RHI_BACKEND) says how the map is painted</source>
            <translation>绘图方式已由环境变量 QT_QUICK_BACKEND 或 QSG_RHI_BACKEND 指定</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::BanDialog</name>
        <message>
            <source>Rule out for %1</source>
            <translation>对 %1 的禁止</translation>
        </message>
        <message>
            <source>&amp;Path or park</source>
            <translation>路径或园区(&amp;P)</translation>
        </message>
        <message>
            <source>⊘ %1 (ruled out)</source>
            <translation>⊘ %1（已禁止）</translation>
        </message>
        <message>
            <source>Allow again</source>
            <translation>解除禁止</translation>
        </message>
        <message>
            <source>Rule out</source>
            <translation>禁止</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::BarChart</name>
        <message>
            <source>Chart</source>
            <translation>统计图</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1（%2）</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>不明</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::BaseMapList</name>
        <message>
            <source>GCJ-02: shifted by 300 to 700 m, not for measuring</source>
            <translation>GCJ-02 坐标：偏移 300～700 米，不可量算</translation>
        </message>
        <message>
            <source>Opening base maps</source>
            <translation>正在打开底图</translation>
        </message>
        <message>
            <source>The base map “%1” cannot be fetched (%2); it is tried again quietly.</source>
            <translation>底图“%1”取不到（%2），稍后会自动再试。</translation>
        </message>
        <message>
            <source>&amp;Base maps…</source>
            <translation>底图(&amp;B)…</translation>
        </message>
        <message>
            <source>Choose what lies under the map</source>
            <translation>选择地图下面垫什么</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::BaseMapsDialog</name>
        <message>
            <source>Base maps</source>
            <translation>底图</translation>
        </message>
        <message>
            <source>What is ticked lies under the map. Nothing is fetched from a server that is not ticked.</source>
            <translation>打勾的底图垫在地图下面。没有打勾的在线服务不会发出任何请求。</translation>
        </message>
        <message>
            <source>What is wrong</source>
            <translation>存在的问题</translation>
        </message>
        <message>
            <source>Base maps, the uppermost first</source>
            <translation>底图，最上面的在前</translation>
        </message>
        <message>
            <source>&amp;Add</source>
            <translation>添加(&amp;A)</translation>
        </message>
        <message>
            <source>&amp;File (MBTiles, GeoPackage, GeoTIFF…)</source>
            <translation>文件（MBTiles、GeoPackage、GeoTIFF 等）(&amp;F)</translation>
        </message>
        <message>
            <source>F&amp;older of tiles</source>
            <translation>瓦片文件夹(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Server</source>
            <translation>在线服务(&amp;S)</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>在线服务</translation>
        </message>
        <message>
            <source>&amp;Tianditu (needs a key)</source>
            <translation>天地图（需要密钥）(&amp;T)</translation>
        </message>
        <message>
            <source>&amp;Up</source>
            <translation>上移(&amp;U)</translation>
        </message>
        <message>
            <source>Do&amp;wn</source>
            <translation>下移(&amp;W)</translation>
        </message>
        <message>
            <source>&amp;Remove</source>
            <translation>删除(&amp;R)</translation>
        </message>
        <message>
            <source>Kept in your own settings only, never in a project.</source>
            <translation>只存在您自己的设置里，不会写进项目。</translation>
        </message>
        <message>
            <source>From the north (XYZ)</source>
            <translation>自北向南（XYZ）</translation>
        </message>
        <message>
            <source>From the south (TMS)</source>
            <translation>自南向北（TMS）</translation>
        </message>
        <message>
            <source>CGCS2000 or WGS 84</source>
            <translation>CGCS2000 或 WGS 84</translation>
        </message>
        <message>
            <source>GCJ-02 (shifted)</source>
            <translation>GCJ-02（有偏移）</translation>
        </message>
        <message>
            <source>Who made it, and its map approval number</source>
            <translation>制作单位和审图号</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>名称(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Place</source>
            <translation>位置(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Letters for {s}</source>
            <translation>{s} 的取值(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Key</source>
            <translation>密钥(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Rows</source>
            <translation>行号(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Finest zoom</source>
            <translation>最大级别(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Datum</source>
            <translation>坐标基准(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Opacity</source>
            <translation>不透明度(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Attribution</source>
            <translation>来源与审图号(&amp;A)</translation>
        </message>
        <message>
            <source>Base map from a file</source>
            <translation>从文件添加底图</translation>
        </message>
        <message>
            <source>Pictures and tiles (*.mbtiles *.gpkg *.tif *.tiff *.vrt *.jp2 *.img *.png *.jpg);;All files (*)</source>
            <translation>影像和瓦片 (*.mbtiles *.gpkg *.tif *.tiff *.vrt *.jp2 *.img *.png *.jpg);;所有文件 (*)</translation>
        </message>
        <message>
            <source>Base map from a folder</source>
            <translation>从文件夹添加底图</translation>
        </message>
        <message>
            <source>This map is in GCJ-02: everything on it lies 300 to 700 m off. Do not measure or draw boundaries by it.</source>
            <translation>这张底图是 GCJ-02 坐标，图上一切都偏移 300～700 米，不要据此量算或画边界。</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::CardPanel</name>
        <message>
            <source>Site card</source>
            <translation>厂区卡片</translation>
        </message>
        <message>
            <source>Site &amp;card</source>
            <translation>厂区卡片(&amp;C)</translation>
        </message>
        <message>
            <source>Show the card of what is selected</source>
            <translation>显示所选对象的卡片</translation>
        </message>
        <message>
            <source>&amp;Decide…</source>
            <translation>作出决定(&amp;D)…</translation>
        </message>
        <message>
            <source>&amp;Withdraw the decision…</source>
            <translation>撤回决定(&amp;W)…</translation>
        </message>
        <message>
            <source>Take back the last decision about the selected site</source>
            <translation>撤回对所选厂区的最近一个决定</translation>
        </message>
        <message>
            <source>Withdraw the last decision</source>
            <translation>撤回最近一个决定</translation>
        </message>
        <message>
            <source>Why, for the journal</source>
            <translation>理由，记入修改记录</translation>
        </message>
        <message>
            <source>Nothing is selected. Click a site or park on the map or in the table; Shift adds, Ctrl toggles, Shift and dragging takes a box. Ctrl+K finds by name.</source>
            <translation>没有选中任何对象。请在地图或表格中单击厂区或园区；按住 Shift 加选，按住 Ctrl 切换，按住 Shift 拖动框选；Ctrl+K 按名称查找。</translation>
        </message>
        <message>
            <source>No project is open.</source>
            <translation>没有打开项目。</translation>
        </message>
        <message>
            <source>Explaining a site</source>
            <translation>解释一个厂区</translation>
        </message>
        <message>
            <source>Working out subsidies</source>
            <translation>计算奖补</translation>
        </message>
        <message>
            <source>Putting findings into words</source>
            <translation>生成检查说明</translation>
        </message>
        <message>
            <source>Summing up the selection</source>
            <translation>汇总所选对象</translation>
        </message>
        <message>
            <source>The paragraph is on the clipboard</source>
            <translation>判定说明已复制到剪贴板</translation>
        </message>
        <message>
            <source>Enter what was decided about the selected sites</source>
            <translation>录入对所选厂区的决定</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::ChartPanel</name>
        <message>
            <source>As a &amp;table</source>
            <translation>用表格显示(&amp;T)</translation>
        </message>
        <message>
            <source>Paths by county</source>
            <translation>各县（市、区）路径</translation>
        </message>
        <message>
            <source>Load of a park</source>
            <translation>园区负荷</translation>
        </message>
        <message>
            <source>Spending by year</source>
            <translation>各年投入</translation>
        </message>
        <message>
            <source>Lateness by county</source>
            <translation>各县（市、区）逾期</translation>
        </message>
        <message>
            <source>Which chart</source>
            <translation>统计图种类</translation>
        </message>
        <message>
            <source>Park</source>
            <translation>园区</translation>
        </message>
        <message>
            <source>What of the park</source>
            <translation>园区的哪一项</translation>
        </message>
        <message>
            <source>Land</source>
            <translation>用地</translation>
        </message>
        <message>
            <source>Numbers of the chart</source>
            <translation>统计图的数据</translation>
        </message>
        <message>
            <source>&amp;Copy data</source>
            <translation>复制数据(&amp;C)</translation>
        </message>
        <message>
            <source>Counting for a chart</source>
            <translation>统计数据</translation>
        </message>
        <message>
            <source>Open a project to see its charts.</source>
            <translation>打开项目后，这里显示统计图。</translation>
        </message>
        <message>
            <source>The sites are not classified yet. Classify them to see charts.</source>
            <translation>厂区尚未分类。分类后才有统计图。</translation>
        </message>
        <message>
            <source>There is no plan yet. Make one to see this chart.</source>
            <translation>还没有计划。排期后才有这张图。</translation>
        </message>
        <message>
            <source>Nothing is late.</source>
            <translation>没有逾期。</translation>
        </message>
        <message>
            <source>The plan uses nothing of this.</source>
            <translation>计划没有占用这一项。</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::ChartTable</name>
        <message>
            <source>not known</source>
            <translation>不明</translation>
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
        <name>ruyuan::app::ColumnDialog</name>
        <message>
            <source>Columns</source>
            <translation>列</translation>
        </message>
        <message>
            <source>Search columns</source>
            <translation>查找列</translation>
        </message>
        <message>
            <source>&amp;Usual columns</source>
            <translation>默认列(&amp;U)</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::CompareWindow</name>
        <message>
            <source>&amp;Lock views</source>
            <translation>锁定视图(&amp;L)</translation>
        </message>
        <message>
            <source>Compare plans</source>
            <translation>比较计划</translation>
        </message>
        <message>
            <source>&amp;Swap</source>
            <translation>左右互换(&amp;S)</translation>
        </message>
        <message>
            <source>Moving one map moves the other</source>
            <translation>移动一侧地图，另一侧随之移动</translation>
        </message>
        <message>
            <source>Figures of both plans</source>
            <translation>两个计划的指标</translation>
        </message>
        <message>
            <source>Site</source>
            <translation>厂区</translation>
        </message>
        <message>
            <source>Sites that differ</source>
            <translation>有差异的厂区</translation>
        </message>
        <message>
            <source>Plan on the left</source>
            <translation>左侧计划</translation>
        </message>
        <message>
            <source>Plan on the right</source>
            <translation>右侧计划</translation>
        </message>
        <message>
            <source>Map on the left</source>
            <translation>左侧地图</translation>
        </message>
        <message>
            <source>Map on the right</source>
            <translation>右侧地图</translation>
        </message>
        <message>
            <source>Drawing the map</source>
            <translation>绘制地图</translation>
        </message>
        <message>
            <source>Comparing the plans</source>
            <translation>比较计划</translation>
        </message>
        <message>
            <source>The two plans agree on every site</source>
            <translation>两个计划对每个厂区的安排都相同</translation>
        </message>
        <message numerus="yes">
            <source>%n site(s) differ</source>
            <translation>
                <numerusform>%n 个厂区不同</numerusform>
            </translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>差</translation>
        </message>
        <message>
            <source>Not planned</source>
            <translation>未排期</translation>
        </message>
        <message>
            <source>%1: %2 finished, %3 at work, %4 not begun</source>
            <translation>%1：完成 %2，施工 %3，未开始 %4</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::DecideDialog</name>
        <message>
            <source>Deciding</source>
            <translation>记录决定</translation>
        </message>
        <message>
            <source>Withdrawing a decision</source>
            <translation>撤回决定</translation>
        </message>
        <message>
            <source>Applying the rules</source>
            <translation>按规则判定</translation>
        </message>
        <message>
            <source>Decide about %1</source>
            <translation>对 %1 作出决定</translation>
        </message>
        <message>
            <source>Choose a path</source>
            <translation>请选择路径</translation>
        </message>
        <message>
            <source>%1 %2 — in the project</source>
            <translation>%1 %2 — 现案</translation>
        </message>
        <message>
            <source>%1 %2 — in scenario “%3”</source>
            <translation>%1 %2 — 情景“%3”</translation>
        </message>
        <message>
            <source>&amp;Path</source>
            <translation>改造路径(&amp;P)</translation>
        </message>
        <message>
            <source>Par&amp;k</source>
            <translation>承接园区(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Start</source>
            <translation>启动时间(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Finish</source>
            <translation>完成时限(&amp;F)</translation>
        </message>
        <message>
            <source>Decided &amp;by</source>
            <translation>决定单位(&amp;B)</translation>
        </message>
        <message>
            <source>Attac&amp;hment</source>
            <translation>附件(&amp;H)</translation>
        </message>
        <message>
            <source>Decided &amp;on</source>
            <translation>决定日期(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Decide</source>
            <translation>决定(&amp;D)</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::Desktop</name>
        <message>
            <source>The map could not be painted as chosen under Settings ‣ Graphics. The choice was set back to automatic.</source>
            <translation>按“设置 ‣ 图形”中的选择无法绘制地图，已恢复为自动。</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::DropFiles</name>
        <message>
            <source>Looking into the file</source>
            <translation>查看文件</translation>
        </message>
        <message>
            <source>Several projects were dropped (%1); only one can be open. Nothing was done.</source>
            <translation>拖入了多个项目（%1），一次只能打开一个；没有执行任何操作。</translation>
        </message>
        <message>
            <source>First open or make a project; %1 will be imported into it then.</source>
            <translation>请先打开或新建项目，随后即导入 %1。</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::EditTools</name>
        <message>
            <source>Delete</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Draw a &amp;built-up area</source>
            <translation>绘制建成区(&amp;B)</translation>
        </message>
        <message>
            <source>Draw an approved built-up area and see which sites enter</source>
            <translation>绘制经批准的城市建成区，并查看哪些厂区进入</translation>
        </message>
        <message>
            <source>Draw a &amp;park</source>
            <translation>绘制园区(&amp;P)</translation>
        </message>
        <message>
            <source>Draw an &amp;exclusion zone</source>
            <translation>绘制限制区域(&amp;E)</translation>
        </message>
        <message>
            <source>Draw a place that restricts sites: a red line, a water source…</source>
            <translation>绘制限制厂区的区域：生态红线、水源地等</translation>
        </message>
        <message>
            <source>Place the selected &amp;site</source>
            <translation>给所选厂区定位(&amp;S)</translation>
        </message>
        <message>
            <source>Click where the selected site is; for sites without a place, too</source>
            <translation>单击所选厂区的位置，没有位置的厂区也可以</translation>
        </message>
        <message>
            <source>Select one site first.</source>
            <translation>请先选择一个厂区。</translation>
        </message>
        <message>
            <source>Edit &amp;corners</source>
            <translation>编辑顶点(&amp;C)</translation>
        </message>
        <message>
            <source>Drag, add and remove the corners of the selected area, or of one that is clicked</source>
            <translation>拖动、增加、删除所选面（或单击的面）的顶点</translation>
        </message>
        <message>
            <source>Click the area whose corners are to be edited.</source>
            <translation>请单击要编辑顶点的面。</translation>
        </message>
        <message>
            <source>S&amp;plit</source>
            <translation>分割(&amp;P)</translation>
        </message>
        <message>
            <source>&amp;Reshape</source>
            <translation>修整边界(&amp;R)</translation>
        </message>
        <message>
            <source>Draw a line through the selected area to cut it apart</source>
            <translation>画一条线穿过所选的面，将其切开</translation>
        </message>
        <message>
            <source>Draw a new piece of the selected area's edge</source>
            <translation>重画所选面的一段边界</translation>
        </message>
        <message>
            <source>&amp;Merge the selected areas</source>
            <translation>合并所选的面(&amp;M)</translation>
        </message>
        <message>
            <source>The first of the selected areas takes the others</source>
            <translation>其余所选的面并入第一个</translation>
        </message>
        <message>
            <source>&amp;Delete the selected places…</source>
            <translation>删除所选对象(&amp;D)…</translation>
        </message>
        <message>
            <source>Areas, parks and zones go; sites lose their place only</source>
            <translation>删除建成区、园区和限制区域；厂区只清除位置</translation>
        </message>
        <message>
            <source>S&amp;napping</source>
            <translation>捕捉(&amp;N)</translation>
        </message>
        <message>
            <source>Snap to corners and edges within 12 pixels; S while drawing</source>
            <translation>捕捉 12 像素内的顶点和边；绘制时按 S 切换</translation>
        </message>
        <message>
            <source>Measure an &amp;area</source>
            <translation>量算面积(&amp;A)</translation>
        </message>
        <message>
            <source>Measure a &amp;line</source>
            <translation>量算距离(&amp;L)</translation>
        </message>
        <message>
            <source>Measure an area along the ellipsoid, in mu, hectares and km²</source>
            <translation>按椭球面量算面积，单位为亩、公顷、平方公里</translation>
        </message>
        <message>
            <source>Measure a way along the ellipsoid</source>
            <translation>按椭球面量算距离</translation>
        </message>
        <message>
            <source>Select sites by a &amp;polygon</source>
            <translation>用多边形选择厂区(&amp;P)</translation>
        </message>
        <message>
            <source>Draw a polygon around sites; Shift adds to the selection, Ctrl toggles</source>
            <translation>画多边形圈选厂区；Shift 追加，Ctrl 反选</translation>
        </message>
        <message>
            <source>Preparing snapping</source>
            <translation>准备捕捉</translation>
        </message>
        <message>
            <source>Places belong to the project: what you draw changes every scenario.</source>
            <translation>位置属于项目本身：在此绘制会影响所有情景。</translation>
        </message>
        <message>
            <source>Drawing</source>
            <translation>绘制</translation>
        </message>
        <message>
            <source>%1 has an outline. Put a point in its place?</source>
            <translation>%1 已有厂区边界，用一个点代替吗？</translation>
        </message>
        <message>
            <source>Placing a site</source>
            <translation>厂区定位</translation>
        </message>
        <message>
            <source>Select one built-up area, park or zone first.</source>
            <translation>请先选择一个建成区、园区或限制区域。</translation>
        </message>
        <message>
            <source>Splitting</source>
            <translation>分割</translation>
        </message>
        <message>
            <source>Reshaping</source>
            <translation>修整边界</translation>
        </message>
        <message>
            <source>Merging</source>
            <translation>合并</translation>
        </message>
        <message>
            <source>Nothing is selected that could be deleted.</source>
            <translation>没有选择可以删除的对象。</translation>
        </message>
        <message>
            <source>Delete these places?</source>
            <translation>删除这些对象吗？</translation>
        </message>
        <message>
            <source>Deleting</source>
            <translation>删除</translation>
        </message>
        <message>
            <source>Editing corners</source>
            <translation>编辑顶点</translation>
        </message>
        <message>
            <source>Draw a &amp;new site</source>
            <translation>新增厂区(&amp;N)</translation>
        </message>
        <message>
            <source>Click where a site is that no ledger tells of, and enter its name and county</source>
            <translation>台账中没有的厂区：在地图上点击其位置，再填写名称和属地</translation>
        </message>
        <message>
            <source>Adding a site</source>
            <translation>新增厂区</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::FieldEditor</name>
        <message>
            <source>whole number; empty: not known</source>
            <translation>整数；不填表示未知</translation>
        </message>
        <message>
            <source>number; empty: not known</source>
            <translation>数字；不填表示未知</translation>
        </message>
        <message>
            <source>empty: not known</source>
            <translation>不填表示未知</translation>
        </message>
        <message>
            <source>&amp;Apply</source>
            <translation>应用(&amp;A)</translation>
        </message>
        <message>
            <source>Why it was refused</source>
            <translation>未被接受的原因</translation>
        </message>
        <message>
            <source>Why, for the journal</source>
            <translation>理由，记入修改记录</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>&amp;Cancel</source>
            <translation>取消(&amp;C)</translation>
        </message>
        <message>
            <source>Editing a site</source>
            <translation>修改厂区</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::FlipList</name>
        <message>
            <source>Preparing the list of sites that enter and leave</source>
            <translation>准备进出建成区清单</translation>
        </message>
        <message>
            <source>Looking which sites enter and leave</source>
            <translation>核对进出建成区的厂区</translation>
        </message>
        <message>
            <source>Classifying the sites that enter and leave</source>
            <translation>对进出建成区的厂区重新分类</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::FlipModel</name>
        <message>
            <source>in scope</source>
            <translation>范围内</translation>
        </message>
        <message>
            <source>out of scope</source>
            <translation>范围外</translation>
        </message>
        <message>
            <source>scope not known</source>
            <translation>范围待定</translation>
        </message>
        <message>
            <source>open</source>
            <translation>待定</translation>
        </message>
        <message>
            <source>%1 mu</source>
            <translation>%1 亩</translation>
        </message>
        <message>
            <source>Site</source>
            <translation>厂区</translation>
        </message>
        <message>
            <source>Firm</source>
            <translation>企业名称</translation>
        </message>
        <message>
            <source>Built-up area</source>
            <translation>城市建成区</translation>
        </message>
        <message>
            <source>Scope</source>
            <translation>政策范围</translation>
        </message>
        <message>
            <source>Path</source>
            <translation>改造路径</translation>
        </message>
        <message>
            <source>Deadline</source>
            <translation>时限</translation>
        </message>
        <message>
            <source>Land</source>
            <translation>用地</translation>
        </message>
        <message>
            <source>⚠ %1, %2 quarter(s) late</source>
            <translation>⚠ %1，逾期 %2 个季度</translation>
        </message>
        <message>
            <source>%1, in time</source>
            <translation>%1，按期</translation>
        </message>
        <message>
            <source>If begun at once</source>
            <translation>立即启动的完成时间</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::FlipPanel</name>
        <message>
            <source>Sites that enter or leave</source>
            <translation>进出建成区的厂区</translation>
        </message>
        <message>
            <source>Draw a built-up area or drag one of its corners: the sites that enter or leave are listed here.</source>
            <translation>绘制建成区或拖动其顶点时，这里列出进入和离开建成区的厂区。</translation>
        </message>
        <message>
            <source>%1 enter (%2 mu of land), %3 leave, %4 become uncertain</source>
            <translation>进入 %1 家（占地 %2 亩），离开 %3 家，变为不确定 %4 家</translation>
        </message>
        <message>
            <source>As of %1: %2 more need a path, %3 need none any more</source>
            <translation>按 %1：新增须改造 %2 家，不再须改造 %3 家</translation>
        </message>
        <message>
            <source>%1 by %2</source>
            <translation>%2 前 %1 家</translation>
        </message>
        <message>
            <source>deadlines: %1</source>
            <translation>时限：%1</translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>%1 without a deadline</source>
            <translation>%1 家无时限</translation>
        </message>
        <message>
            <source>⚠ %1 late even if begun at once (%2 past the deadline already)</source>
            <translation>⚠ %1 家立即启动也逾期（其中 %2 家时限已过）</translation>
        </message>
        <message>
            <source>none is late if begun at once</source>
            <translation>立即启动均可按期</translation>
        </message>
        <message>
            <source>; </source>
            <translation>；</translation>
        </message>
        <message>
            <source>%1 of them are not in the plan, %2 in it need no path any more</source>
            <translation>其中 %1 家不在计划中；计划中有 %2 家不再须改造</translation>
        </message>
        <message>
            <source>those that would move need %1 mu in parks, which have %2 mu left</source>
            <translation>拟搬迁的须园区用地 %1 亩，各园区尚余 %2 亩</translation>
        </message>
        <message>
            <source>those that would move need %1 mu in parks</source>
            <translation>拟搬迁的须园区用地 %1 亩</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::GanttDelegate</name>
        <message>
            <source>L</source>
            <comment>letter of what is late</comment>
            <translation>迟</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::GanttModel</name>
        <message>
            <source>County not known</source>
            <translation>责任单位不明</translation>
        </message>
        <message>
            <source>Not moving</source>
            <translation>不搬迁</translation>
        </message>
        <message>
            <source>%1 (%2, %3 late)</source>
            <translation>%1（%2 家，逾期 %3）</translation>
        </message>
        <message>
            <source>%1 (%2)</source>
            <translation>%1（%2）</translation>
        </message>
        <message>
            <source>From %1 to %2</source>
            <translation>%1 至 %2</translation>
        </message>
        <message>
            <source>Deadline: %1</source>
            <translation>时限：%1</translation>
        </message>
        <message>
            <source>Must start by: %1</source>
            <translation>最迟开始：%1</translation>
        </message>
        <message numerus="yes">
            <source>Float: %n day(s)</source>
            <translation>
                <numerusform>机动时间：%n 天</numerusform>
            </translation>
        </message>
        <message>
            <source>Late</source>
            <translation>逾期</translation>
        </message>
        <message>
            <source>To be begun by: %1</source>
            <translation>应于此前启动：%1</translation>
        </message>
        <message>
            <source>To be finished by: %1</source>
            <translation>应于此前完成：%1</translation>
        </message>
        <message>
            <source>Site and step</source>
            <translation>厂区与步骤</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::GanttPanel</name>
        <message>
            <source>&amp;Late only</source>
            <translation>只看逾期(&amp;L)</translation>
        </message>
        <message>
            <source>&amp;Selection only</source>
            <translation>只看选中(&amp;S)</translation>
        </message>
        <message>
            <source>By county</source>
            <translation>按县（市、区）</translation>
        </message>
        <message>
            <source>By park</source>
            <translation>按园区</translation>
        </message>
        <message>
            <source>Grouping</source>
            <translation>分组</translation>
        </message>
        <message>
            <source>Quarters</source>
            <translation>季</translation>
        </message>
        <message>
            <source>Months</source>
            <translation>月</translation>
        </message>
        <message>
            <source>Weeks</source>
            <translation>周</translation>
        </message>
        <message>
            <source>Time scale</source>
            <translation>时间刻度</translation>
        </message>
        <message>
            <source>County</source>
            <translation>县（市、区）</translation>
        </message>
        <message>
            <source>Sites of the Gantt</source>
            <translation>甘特图的厂区</translation>
        </message>
        <message>
            <source>Drag to choose the shown day</source>
            <translation>拖动选择所示日期</translation>
        </message>
        <message>
            <source>Gantt</source>
            <translation>甘特图</translation>
        </message>
        <message>
            <source>Must start by</source>
            <translation>最迟开始</translation>
        </message>
        <message>
            <source>Making the Gantt</source>
            <translation>绘制甘特图</translation>
        </message>
        <message>
            <source>Open a project to see its works over time.</source>
            <translation>打开项目后，这里按时间显示各家工程。</translation>
        </message>
        <message>
            <source>There is no plan yet. Make one to see its works over time.</source>
            <translation>还没有计划。排期后，这里按时间显示各家工程。</translation>
        </message>
        <message>
            <source>No site passes the filter.</source>
            <translation>没有符合筛选的厂区。</translation>
        </message>
        <message>
            <source>The %1 most urgent of %2 sites; use the filter to see others.</source>
            <translation>%2 家中最急的 %1 家；看其他的请用筛选。</translation>
        </message>
        <message numerus="yes">
            <source>%n site(s)</source>
            <translation>
                <numerusform>%n 家</numerusform>
            </translation>
        </message>
        <message>
            <source>All counties</source>
            <translation>全部县（市、区）</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::GroundFields</name>
        <message>
            <source>&amp;Reason</source>
            <translation>理由(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Document</source>
            <translation>文号(&amp;D)</translation>
        </message>
        <message>
            <source>A&amp;uthor</source>
            <translation>决定人(&amp;U)</translation>
        </message>
        <message>
            <source>Why it was refused</source>
            <translation>未被接受的原因</translation>
        </message>
        <message>
            <source>2019-09-01; empty: not fixed</source>
            <translation>如 2019-09-01；不填表示未定</translation>
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
        <name>ruyuan::app::HistoryModel</name>
        <message>
            <source>▶ now</source>
            <translation>▶ 当前</translation>
        </message>
        <message>
            <source>↶ undone</source>
            <translation>↶ 已撤销</translation>
        </message>
        <message>
            <source>↶ gone</source>
            <translation>↶ 已失效</translation>
        </message>
        <message>
            <source>undo</source>
            <translation>撤销</translation>
        </message>
        <message>
            <source>The project is as it was after this.</source>
            <translation>项目现在就是这一项之后的样子。</translation>
        </message>
        <message numerus="yes">
            <source>Click to undo %n step(s), back to this</source>
            <translation>
                <numerusform>单击撤销 %n 步，回到这一项</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Click to redo %n step(s), up to this</source>
            <translation>
                <numerusform>单击重做 %n 步，直到这一项</numerusform>
            </translation>
        </message>
        <message>
            <source>There is no way back to this state.</source>
            <translation>已不能回到这一状态。</translation>
        </message>
        <message>
            <source>State</source>
            <translation>状态</translation>
        </message>
        <message>
            <source>No.</source>
            <translation>序号</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>时间</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>操作人</translation>
        </message>
        <message>
            <source>Role</source>
            <translation>角色</translation>
        </message>
        <message>
            <source>What was done</source>
            <translation>做了什么</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>理由</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::HistoryPanel</name>
        <message>
            <source>Only the selected site</source>
            <translation>只看选中的厂区</translation>
        </message>
        <message>
            <source>Show earlier ones</source>
            <translation>显示更早的</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>复制(&amp;C)</translation>
        </message>
        <message>
            <source>History</source>
            <translation>修改历史</translation>
        </message>
        <message>
            <source>Copy the rows that are shown, for a spreadsheet</source>
            <translation>复制所示各行，可粘贴到电子表格</translation>
        </message>
        <message>
            <source>Reading the history</source>
            <translation>读取修改历史</translation>
        </message>
        <message>
            <source>Open a project to see what was done to it.</source>
            <translation>打开项目后，这里显示对它做过的修改。</translation>
        </message>
        <message>
            <source>Select one site on the map to see its history alone.</source>
            <translation>在地图上选中一家，即可单看它的修改。</translation>
        </message>
        <message>
            <source>Nothing was changed by hand here.</source>
            <translation>这里没有人工修改。</translation>
        </message>
        <message numerus="yes">
            <source>Undo %n step(s)?</source>
            <translation>
                <numerusform>撤销 %n 步？</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Redo %n step(s)?</source>
            <translation>
                <numerusform>重做 %n 步？</numerusform>
            </translation>
        </message>
        <message>
            <source>The project will be as it was after no. %1: %2</source>
            <translation>项目将回到第 %1 项之后的样子：%2</translation>
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
        <message>
            <source>Displaced by Amap, Tencent and others</source>
            <translation>高德、腾讯等网络地图偏移坐标</translation>
        </message>
        <message>
            <source>Displaced by Baidu</source>
            <translation>百度地图偏移坐标</translation>
        </message>
        <message>
            <source>Choose or type: EPSG:4547, GCJ-02, EPSG:3857+GCJ-02, WKT…</source>
            <translation>可选择，也可填写：EPSG:4547、GCJ-02、EPSG:3857+GCJ-02、WKT……</translation>
        </message>
        <message>
            <source>Look a&amp;gain</source>
            <translation>重新查看(&amp;G)</translation>
        </message>
        <message>
            <source>No file is chosen</source>
            <translation>还没有选择文件</translation>
        </message>
        <message>
            <source>It was stopped before the file was understood</source>
            <translation>还没有看完文件就已停止</translation>
        </message>
        <message>
            <source>The file is being looked at</source>
            <translation>正在查看文件</translation>
        </message>
        <message>
            <source>The file cannot be read</source>
            <translation>文件不能读取</translation>
        </message>
        <message>
            <source>The coordinate system is not understood</source>
            <translation>坐标系不能识别</translation>
        </message>
        <message>
            <source>The file cannot be imported like this</source>
            <translation>照此不能导入该文件</translation>
        </message>
        <message>
            <source>First settle what the coordinates are: take what is proposed, or choose the coordinate system</source>
            <translation>请先确定坐标是什么：采用提议，或选择坐标系</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) would be used</source>
            <translation>
                <numerusform>将采用 %n 行</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n left out</source>
            <translation>
                <numerusform>不采用 %n 行</numerusform>
            </translation>
        </message>
        <message>
            <source>encoding %1</source>
            <translation>编码 %1</translation>
        </message>
        <message numerus="yes">
            <source>%n sheet(s)</source>
            <translation>
                <numerusform>%n 个工作表</numerusform>
            </translation>
        </message>
        <message>
            <source>All sheets that hold like tables</source>
            <translation>全部表格相同的工作表</translation>
        </message>
        <message>
            <source>&amp;Recipe:</source>
            <translation>配方(&amp;R)：</translation>
        </message>
        <message>
            <source>Fr&amp;om a file…</source>
            <translation>取自文件(&amp;O)…</translation>
        </message>
        <message>
            <source>Read after a recipe that another project exported (.toml)</source>
            <translation>按另一个项目导出的配方（.toml）读取</translation>
        </message>
        <message>
            <source>&amp;Manage…</source>
            <translation>管理(&amp;M)…</translation>
        </message>
        <message>
            <source>See, save, delete and exchange the recipes of the project</source>
            <translation>查看、保存、删除和交换本项目的配方</translation>
        </message>
        <message>
            <source>Recipe from a file</source>
            <translation>取自文件的配方</translation>
        </message>
        <message>
            <source>Recipes (*.toml);;All files (*)</source>
            <translation>导入配方 (*.toml);;所有文件 (*)</translation>
        </message>
        <message>
            <source>Reading the recipe</source>
            <translation>读取配方</translation>
        </message>
        <message>
            <source>The recipe cannot be used for this</source>
            <translation>该配方不能用于此处</translation>
        </message>
        <message>
            <source>No row names a firm. If the file holds parks, boundaries or constraints, choose so under Holds.</source>
            <translation>没有一行写有企业名称。如果文件是园区、边界或限制区，请在上面的“内容”中选择。</translation>
        </message>
        <message>
            <source>No row would be used; the problems tell why</source>
            <translation>没有一行可用，原因见问题列表</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::IssueList</name>
        <message>
            <source>Row</source>
            <translation>行</translation>
        </message>
        <message>
            <source>What it is about</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>Problems of the file</source>
            <translation>文件中的问题</translation>
        </message>
        <message>
            <source>The row is left out</source>
            <translation>该行不采用</translation>
        </message>
        <message numerus="yes">
            <source>and %n more</source>
            <translation>
                <numerusform>另有 %n 条</numerusform>
            </translation>
        </message>
        <message>
            <source>The recipe does not fit here</source>
            <translation>配方在此不相符</translation>
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
            <source>No layers yet. Import a ledger of firms, parks or boundaries, or draw them on the map.</source>
            <translation>还没有图层。请导入企业台账、园区或边界，或在地图上绘制。</translation>
        </message>
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
        <name>ruyuan::app::LocatorBox</name>
        <message>
            <source>site</source>
            <translation>厂区</translation>
        </message>
        <message>
            <source>park</source>
            <translation>园区</translation>
        </message>
        <message>
            <source>built-up area</source>
            <translation>城市建成区</translation>
        </message>
        <message>
            <source>county or zone</source>
            <translation>县区或开发区</translation>
        </message>
        <message>
            <source>constraint</source>
            <translation>约束要素</translation>
        </message>
        <message>
            <source>Find</source>
            <translation>查找</translation>
        </message>
        <message>
            <source>Find sites, parks, places and commands</source>
            <translation>查找厂区、园区、地点和命令</translation>
        </message>
        <message>
            <source>Found</source>
            <translation>查找结果</translation>
        </message>
        <message>
            <source>&amp;Find…</source>
            <translation>查找(&amp;F)…</translation>
        </message>
        <message>
            <source>Find a site, park, place or command by a part of its name</source>
            <translation>按名称的一部分查找厂区、园区、地点或命令</translation>
        </message>
        <message>
            <source>Indexing names</source>
            <translation>建立名称索引</translation>
        </message>
        <message>
            <source>Nothing has that name</source>
            <translation>没有找到</translation>
        </message>
        <message>
            <source>command</source>
            <translation>命令</translation>
        </message>
        <message>
            <source>It has no place on the map</source>
            <translation>它在地图上没有位置</translation>
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
        <message>
            <source>Site card</source>
            <translation>厂区卡片</translation>
        </message>
        <message>
            <source>Planning</source>
            <translation>排期</translation>
        </message>
        <message>
            <source>Why this park</source>
            <translation>选园理由</translation>
        </message>
        <message>
            <source>Scenarios</source>
            <translation>情景</translation>
        </message>
        <message>
            <source>History</source>
            <translation>修改历史</translation>
        </message>
        <message>
            <source>Entering and leaving</source>
            <translation>进出建成区</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>Gantt</source>
            <translation>甘特图</translation>
        </message>
        <message>
            <source>Panel: %1</source>
            <translation>面板：%1</translation>
        </message>
        <message>
            <source>&amp;Go to panel</source>
            <translation>转到面板(&amp;G)</translation>
        </message>
        <message>
            <source>Charts</source>
            <translation>统计图</translation>
        </message>
        <message>
            <source>&amp;Draw</source>
            <translation>绘制(&amp;D)</translation>
        </message>
        <message>
            <source>P&amp;lan</source>
            <translation>排期(&amp;L)</translation>
        </message>
        <message>
            <source>S&amp;ymbols of sites</source>
            <translation>厂区符号依据(&amp;Y)</translation>
        </message>
        <message>
            <source>&amp;Time</source>
            <translation>时间(&amp;T)</translation>
        </message>
        <message>
            <source>Drawing</source>
            <translation>绘制</translation>
        </message>
        <message>
            <source>Problems</source>
            <translation>数据问题</translation>
        </message>
        <message>
            <source>&amp;Graphics (from the next start)</source>
            <translation>图形（下次启动生效）(&amp;G)</translation>
        </message>
        <message>
            <source>Import &amp;recipes…</source>
            <translation>导入配方(&amp;R)…</translation>
        </message>
        <message>
            <source>How the files of each sender are read: see, save, exchange</source>
            <translation>各报送单位的文件怎样读取：查看、保存、交换</translation>
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
        <name>ruyuan::app::MustStartModel</name>
        <message>
            <source>County not known</source>
            <translation>责任单位不明</translation>
        </message>
        <message>
            <source>%1 (late)</source>
            <translation>%1（逾期）</translation>
        </message>
        <message>
            <source>County</source>
            <translation>县（市、区）</translation>
        </message>
        <message>
            <source>Site</source>
            <translation>厂区</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>步骤</translation>
        </message>
        <message>
            <source>Must start by</source>
            <translation>最迟开始</translation>
        </message>
        <message>
            <source>Days left</source>
            <translation>剩余天数</translation>
        </message>
        <message>
            <source>Float, days</source>
            <translation>机动天数</translation>
        </message>
        <message>
            <source>Planned start</source>
            <translation>计划开始</translation>
        </message>
        <message>
            <source>Deadline</source>
            <translation>时限</translation>
        </message>
        <message>
            <source>Clause</source>
            <translation>条款</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::MustStartView</name>
        <message>
            <source>Steps by the day on which they have to start</source>
            <translation>按最迟开始日排列的步骤</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>复制(&amp;C)</translation>
        </message>
        <message>
            <source>Copy the list for a spreadsheet</source>
            <translation>复制清单，可粘贴到电子表格</translation>
        </message>
        <message>
            <source>No step has to start by a day: plan first, or change the filter.</source>
            <translation>没有限期开始的步骤：请先排期，或改变筛选。</translation>
        </message>
        <message>
            <source>%1 steps, of which %2 can no longer end in time</source>
            <translation>共 %1 个步骤，其中 %2 个已不能按时完成</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::ParameterModel</name>
        <message>
            <source>this scenario</source>
            <translation>本情景</translation>
        </message>
        <message>
            <source>pack or parent</source>
            <translation>政策包或上层情景</translation>
        </message>
        <message>
            <source>default</source>
            <translation>默认值</translation>
        </message>
        <message>
            <source>default, unverified</source>
            <translation>默认值，未核实</translation>
        </message>
        <message>
            <source>Parameter</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>Unit</source>
            <translation>单位</translation>
        </message>
        <message>
            <source>From</source>
            <translation>来源</translation>
        </message>
        <message>
            <source>Setting a parameter</source>
            <translation>设置参数</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::ParkBoardKeeper</name>
        <message>
            <source>Checking sites against parks</source>
            <translation>检查厂区与园区</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::PinDialog</name>
        <message>
            <source>Decide</source>
            <translation>作出决定</translation>
        </message>
        <message>
            <source>Against it: %1</source>
            <translation>不符之处：%1</translation>
        </message>
        <message>
            <source>Decide all the same</source>
            <translation>仍按此决定</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::PinTool</name>
        <message>
            <source>The parks are still being checked; try again in a moment</source>
            <translation>园区检查尚未完成，请稍候再试</translation>
        </message>
        <message>
            <source>Asking the parks</source>
            <translation>查询各园区</translation>
        </message>
        <message>
            <source>Drag a site onto a park</source>
            <translation>将厂区拖到园区上</translation>
        </message>
        <message>
            <source>Drop it on a park; Esc leaves it where it is</source>
            <translation>放到园区上即作决定，按 Esc 放弃</translation>
        </message>
        <message>
            <source>%1 can take it</source>
            <translation>%1可以承接</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::Pinning</name>
        <message>
            <source>P&amp;in to a park</source>
            <translation>指定园区(&amp;I)</translation>
        </message>
        <message>
            <source>Drag a site onto the park that is to take it</source>
            <translation>将厂区拖到要迁入的园区</translation>
        </message>
        <message>
            <source>Decide: &amp;upgrade on site</source>
            <translation>决定就地改造(&amp;U)</translation>
        </message>
        <message>
            <source>Decide: &amp;transform</source>
            <translation>决定转型转产(&amp;T)</translation>
        </message>
        <message>
            <source>Decide: &amp;close</source>
            <translation>决定关闭退出(&amp;C)</translation>
        </message>
        <message>
            <source>Take the decision &amp;back</source>
            <translation>撤销决定(&amp;B)</translation>
        </message>
        <message>
            <source>Unpin: the plan is free to choose for this site again</source>
            <translation>取消指定，该厂区重新由排期选择</translation>
        </message>
        <message>
            <source>Plan again after each &amp;decision</source>
            <translation>每次决定后重新排期(&amp;D)</translation>
        </message>
        <message>
            <source>Keeps the plan as near to the last one as may be</source>
            <translation>尽量保持原计划不变</translation>
        </message>
        <message>
            <source>%1. %2</source>
            <translation>%1。%2</translation>
        </message>
        <message>
            <source>Deciding</source>
            <translation>记录决定</translation>
        </message>
        <message>
            <source>The parks are still being checked; try again in a moment</source>
            <translation>园区检查尚未完成，请稍候再试</translation>
        </message>
        <message>
            <source>%1 cannot take it: %2. To decide it all the same, hold Ctrl while dropping.</source>
            <translation>%1不能承接：%2。如仍要指定，请按住 Ctrl 再放下。</translation>
        </message>
        <message>
            <source>%1 moves to %2</source>
            <translation>%1迁入%2</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1：%2</translation>
        </message>
        <message>
            <source>the rules do not allow this path</source>
            <translation>政策规则不允许这一路径</translation>
        </message>
        <message>
            <source>Taking a decision back</source>
            <translation>撤销决定</translation>
        </message>
        <message>
            <source>&amp;Rule out a path or park…</source>
            <translation>禁止某路径或园区(&amp;R)…</translation>
        </message>
        <message>
            <source>The plan does not choose it for this site; or allow it again</source>
            <translation>计划不为该厂区采用它；也可在此解除</translation>
        </message>
        <message>
            <source>%1. Allow it again first (Plan ‣ Rule out a path or park).</source>
            <translation>%1。请先解除禁止（排期 ‣ 禁止某路径或园区）。</translation>
        </message>
        <message>
            <source>Decide for se&amp;veral sites…</source>
            <translation>对多个厂区作出决定(&amp;V)…</translation>
        </message>
        <message>
            <source>One decision or ban for all selected sites; tells first which cannot have it</source>
            <translation>对所选全部厂区作出同一决定或禁止，事先列出不能作出的厂区</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::PlaceForm</name>
        <message>
            <source>New built-up area</source>
            <translation>新建成区</translation>
        </message>
        <message>
            <source>New park</source>
            <translation>新承接园区</translation>
        </message>
        <message>
            <source>New exclusion zone</source>
            <translation>新限制区域</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>面积</translation>
        </message>
        <message>
            <source>&amp;Kind</source>
            <translation>类别(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>名称(&amp;N)</translation>
        </message>
        <message>
            <source>The document that approved it</source>
            <translation>批准文件及文号</translation>
        </message>
        <message>
            <source>&amp;Document</source>
            <translation>文号(&amp;D)</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>不明</translation>
        </message>
        <message>
            <source>&amp;Year</source>
            <translation>年份(&amp;Y)</translation>
        </message>
        <message>
            <source>&amp;Grade</source>
            <translation>级别(&amp;G)</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::PreviewMap</name>
        <message>
            <source>Where the rows would lie</source>
            <translation>各行的位置</translation>
        </message>
        <message>
            <source>The wheel zooms, dragging moves, a double click shows everything</source>
            <translation>滚轮缩放，拖动平移，双击显示全部</translation>
        </message>
        <message>
            <source>No row has a place.</source>
            <translation>各行都没有位置。</translation>
        </message>
        <message>
            <source>Shown as the numbers stand, until it is settled what they are.</source>
            <translation>坐标尚未确定，暂按原数值显示。</translation>
        </message>
        <message>
            <source>If what is proposed is taken, the places move by about %1 m.</source>
            <translation>如采用提议，位置将移动约 %1 米。</translation>
        </message>
        <message>
            <source>The numbers are displaced by about %1 m; the places are put right.</source>
            <translation>原坐标偏移约 %1 米，已纠正。</translation>
        </message>
        <message>
            <source>The places are taken as they are written.</source>
            <translation>位置按原坐标采用。</translation>
        </message>
        <message>
            <source>The places are those of the control points.</source>
            <translation>位置按控制点转换得到。</translation>
        </message>
        <message>
            <source>%1 m</source>
            <translation>%1 米</translation>
        </message>
        <message>
            <source>%1 km</source>
            <translation>%1 公里</translation>
        </message>
        <message>
            <source>as the numbers stand</source>
            <translation>按原坐标</translation>
        </message>
        <message>
            <source>as it would be imported</source>
            <translation>导入后</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::PreviewTable</name>
        <message>
            <source>The first rows</source>
            <translation>前几行</translation>
        </message>
        <message>
            <source>(not used)</source>
            <translation>（不采用）</translation>
        </message>
        <message>
            <source>What column %1 holds</source>
            <translation>列“%1”的内容</translation>
        </message>
        <message>
            <source>Not used</source>
            <translation>不采用</translation>
        </message>
        <message>
            <source>Worked out from the row; no column of its own</source>
            <translation>由本行推得，没有单独的列</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::ProblemModel</name>
        <message>
            <source>Place it on the map (menu Draw) or enter its place on the card</source>
            <translation>在地图上标出（“绘制”菜单），或在卡片中填写位置</translation>
        </message>
        <message>
            <source>Compare the two on their cards</source>
            <translation>请在卡片中比较这两个厂区</translation>
        </message>
        <message>
            <source>Mend the row in the file and import it again</source>
            <translation>请在文件中改正该行后重新导入</translation>
        </message>
        <message>
            <source>%1, row %2</source>
            <translation>%1，第 %2 行</translation>
        </message>
        <message>
            <source>Grade</source>
            <translation>程度</translation>
        </message>
        <message>
            <source>Site</source>
            <translation>厂区</translation>
        </message>
        <message>
            <source>Kind</source>
            <translation>类别</translation>
        </message>
        <message>
            <source>What is wrong</source>
            <translation>问题</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>办法</translation>
        </message>
        <message>
            <source>From</source>
            <translation>来源</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::ProblemPanel</name>
        <message>
            <source>&amp;Mend what is beyond doubt</source>
            <translation>改正无疑问的(&amp;M)</translation>
        </message>
        <message>
            <source>&amp;Copy</source>
            <translation>复制(&amp;C)</translation>
        </message>
        <message>
            <source>Kind of problem</source>
            <translation>问题类别</translation>
        </message>
        <message>
            <source>All kinds</source>
            <translation>全部类别</translation>
        </message>
        <message>
            <source>Sets right what can be told without a doubt; Undo takes it back</source>
            <translation>把能确定无疑的错误改正过来，可撤销</translation>
        </message>
        <message>
            <source>Copy the rows that are shown, for a spreadsheet</source>
            <translation>复制所示各行，可粘贴到电子表格</translation>
        </message>
        <message>
            <source>Problems in the data</source>
            <translation>数据问题</translation>
        </message>
        <message>
            <source>Looking for problems in the data</source>
            <translation>检查数据问题</translation>
        </message>
        <message>
            <source>Open a project to see what is wrong in its data.</source>
            <translation>打开项目后，这里列出数据中的问题。</translation>
        </message>
        <message>
            <source>Nothing is wrong or doubtful here.</source>
            <translation>没有错误，也没有待核之处。</translation>
        </message>
        <message>
            <source>%1 error(s), %2 to be checked, %3 note(s)</source>
            <translation>错误 %1 个，待核 %2 个，提示 %3 个</translation>
        </message>
        <message>
            <source>&amp;Mend what is beyond doubt (%1)</source>
            <translation>改正无疑问的 %1 处(&amp;M)</translation>
        </message>
        <message>
            <source>Mending the data</source>
            <translation>改正数据</translation>
        </message>
        <message>
            <source>Mended; Undo takes it back.</source>
            <translation>已改正，可撤销。</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::QuestionBar</name>
        <message>
            <source>To be settled before the import: what are the coordinates?</source>
            <translation>导入前须先确定：坐标是什么？</translation>
        </message>
        <message>
            <source>Take what is &amp;proposed: %1</source>
            <translation>采用提议(&amp;P)：%1</translation>
        </message>
        <message>
            <source>If it is not so, choose the coordinate system above.</source>
            <translation>如果不是，请在上面选择坐标系。</translation>
        </message>
        <message>
            <source>Ask the sender, then choose the coordinate system above: CGCS2000 when they are not displaced, GCJ-02 for Amap or Tencent, BD-09 for Baidu.</source>
            <translation>请向提供单位核实，再在上面选择坐标系：没有偏移选 CGCS2000，高德、腾讯选 GCJ-02，百度选 BD-09。</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::RecipeChoice</name>
        <message>
            <source>A recipe knows how the files of one sender are read: which column is which field, the coordinate system, and the corrections made since</source>
            <translation>配方记住一个报送单位的文件怎样读取：哪一列是哪个字段、坐标系，以及导入后所作的更正</translation>
        </message>
        <message>
            <source>Found by itself</source>
            <translation>自动选用</translation>
        </message>
        <message>
            <source>None</source>
            <translation>不用配方</translation>
        </message>
        <message>
            <source>%1 (from %2)</source>
            <translation>%1（取自 %2）</translation>
        </message>
        <message>
            <source>Found by itself: none fits</source>
            <translation>自动选用：没有相符的配方</translation>
        </message>
        <message>
            <source>Found by itself: %1</source>
            <translation>自动选用：%1</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::RecipesDialog</name>
        <message>
            <source>Name</source>
            <translation>名称</translation>
        </message>
        <message>
            <source>Holds</source>
            <translation>内容</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>列</translation>
        </message>
        <message>
            <source>Cleaning steps</source>
            <translation>清理步骤</translation>
        </message>
        <message>
            <source>Coordinate system</source>
            <translation>坐标系</translation>
        </message>
        <message>
            <source>Last file like it</source>
            <translation>最近的同类文件</translation>
        </message>
        <message>
            <source>Recipes of the project</source>
            <translation>本项目的配方</translation>
        </message>
        <message>
            <source>Column of the file</source>
            <translation>文件中的列</translation>
        </message>
        <message>
            <source>Columns used</source>
            <translation>用到的列</translation>
        </message>
        <message>
            <source>Field</source>
            <translation>字段</translation>
        </message>
        <message>
            <source>Column</source>
            <translation>列</translation>
        </message>
        <message>
            <source>Written</source>
            <translation>原文</translation>
        </message>
        <message>
            <source>Read as</source>
            <translation>读作</translation>
        </message>
        <message>
            <source>Only for the firm</source>
            <translation>仅限企业</translation>
        </message>
        <message>
            <source>&amp;Save from an imported file…</source>
            <translation>由已导入的文件保存(&amp;S)…</translation>
        </message>
        <message>
            <source>&amp;Export to a file…</source>
            <translation>导出到文件(&amp;E)…</translation>
        </message>
        <message>
            <source>&amp;Delete</source>
            <translation>删除(&amp;D)</translation>
        </message>
        <message>
            <source>Import recipes</source>
            <translation>导入配方</translation>
        </message>
        <message>
            <source>What came of it</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>&amp;Take from a file…</source>
            <translation>从文件收入(&amp;T)…</translation>
        </message>
        <message>
            <source>Take in a recipe that another project exported (.toml)</source>
            <translation>收入另一个项目导出的配方（.toml）</translation>
        </message>
        <message>
            <source>Write the selected recipe to a file, for another project</source>
            <translation>把所选配方写成文件，供其他项目使用</translation>
        </message>
        <message>
            <source>Delete the selected recipe (Del); Undo takes it back</source>
            <translation>删除所选配方（Del）；可用“撤销”恢复</translation>
        </message>
        <message>
            <source>Keep how a file was read, and what was corrected since</source>
            <translation>记住一个文件怎样读取，以及导入后所作的更正</translation>
        </message>
        <message>
            <source>First import a file; a recipe is made of it</source>
            <translation>请先导入文件，配方由它生成</translation>
        </message>
        <message>
            <source>There are no recipes yet. Import the file of a sender, correct what is wrong, then save it here: the next file with the same headers is read in the same way, corrections and all.</source>
            <translation>还没有配方。先导入某单位报送的文件，改正其中的错误，再在这里保存为配方：以后表头相同的文件会照样读取，更正也一并照做。</translation>
        </message>
        <message>
            <source>A file whose headers are those of a recipe (nine tenths of them) is read after it. The import dialog tells which one it takes, and lets you take another.</source>
            <translation>表头与某个配方相同（九成以上）的文件按该配方读取。导入对话框会写明用的是哪一个，也可以另选。</translation>
        </message>
        <message>
            <source>found anew</source>
            <translation>重新判断</translation>
        </message>
        <message>
            <source>(not used)</source>
            <translation>（不用）</translation>
        </message>
        <message>
            <source>&amp;Columns (%1)</source>
            <translation>列(&amp;C)（%1）</translation>
        </message>
        <message>
            <source>(blank)</source>
            <translation>（空白）</translation>
        </message>
        <message>
            <source>(all)</source>
            <translation>（全部）</translation>
        </message>
        <message>
            <source>Cleaning ste&amp;ps (%1)</source>
            <translation>清理步骤(&amp;P)（%1）</translation>
        </message>
        <message>
            <source>Take a recipe from a file</source>
            <translation>从文件收入配方</translation>
        </message>
        <message>
            <source>Recipes (*.toml);;All files (*)</source>
            <translation>导入配方 (*.toml);;所有文件 (*)</translation>
        </message>
        <message>
            <source>Export the recipe</source>
            <translation>导出配方</translation>
        </message>
        <message>
            <source>Saving the recipe</source>
            <translation>保存配方</translation>
        </message>
        <message>
            <source>Deleting the recipe</source>
            <translation>删除配方</translation>
        </message>
        <message>
            <source>Reading the recipe</source>
            <translation>读取配方</translation>
        </message>
        <message>
            <source>Taking the recipe</source>
            <translation>收入配方</translation>
        </message>
        <message>
            <source>There is a recipe "%1" in the project. Replace it?</source>
            <translation>项目里已有配方“%1”。要替换吗？</translation>
        </message>
        <message>
            <source>Writing the recipe</source>
            <translation>写出配方</translation>
        </message>
        <message>
            <source>Wrote %1</source>
            <translation>已写出 %1</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::SaveRecipeDialog</name>
        <message>
            <source>Save a recipe</source>
            <translation>保存配方</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s)</source>
            <translation>
                <numerusform>%n 行</numerusform>
            </translation>
        </message>
        <message>
            <source>Imported &amp;file</source>
            <translation>已导入的文件(&amp;F)</translation>
        </message>
        <message>
            <source>&amp;Name of the recipe</source>
            <translation>配方名称(&amp;N)</translation>
        </message>
        <message>
            <source>The recipe of this name will be replaced.</source>
            <translation>同名的配方将被替换。</translation>
        </message>
        <message>
            <source>The recipe takes up the columns, the coordinate system that was stated, and a cleaning step for each value that was corrected since the import.</source>
            <translation>配方收录各列、指明的坐标系，以及导入后每项更正所成的清理步骤。</translation>
        </message>
        <message>
            <source>&amp;Replace</source>
            <translation>替换(&amp;R)</translation>
        </message>
        <message>
            <source>&amp;Save</source>
            <translation>保存(&amp;S)</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::ScenarioDialog</name>
        <message>
            <source>New scenario</source>
            <translation>新建情景</translation>
        </message>
        <message>
            <source>&amp;Name</source>
            <translation>名称(&amp;N)</translation>
        </message>
        <message>
            <source>&amp;Based on</source>
            <translation>基于(&amp;B)</translation>
        </message>
        <message>
            <source>N&amp;ote</source>
            <translation>说明(&amp;O)</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::ScenarioPanel</name>
        <message>
            <source>Scenario</source>
            <translation>情景</translation>
        </message>
        <message>
            <source>Objective</source>
            <translation>目标值</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>说明</translation>
        </message>
        <message>
            <source>Scenarios</source>
            <translation>情景</translation>
        </message>
        <message>
            <source>Figures of all plans</source>
            <translation>各计划的指标</translation>
        </message>
        <message>
            <source>Figures</source>
            <translation>指标</translation>
        </message>
        <message>
            <source>Sites that the plans do not agree on</source>
            <translation>各计划有分歧的厂区</translation>
        </message>
        <message>
            <source>Agreement</source>
            <translation>一致与分歧</translation>
        </message>
        <message>
            <source>&amp;New scenario…</source>
            <translation>新建情景(&amp;N)…</translation>
        </message>
        <message>
            <source>Make a scenario on the project or on another scenario</source>
            <translation>在现案或另一情景之上建立情景</translation>
        </message>
        <message>
            <source>&amp;Show scenario</source>
            <translation>显示情景(&amp;S)</translation>
        </message>
        <message>
            <source>Map, card and plan show the chosen scenario; decisions go into it</source>
            <translation>地图、卡片与计划显示所选情景，决定也记入该情景</translation>
        </message>
        <message>
            <source>&amp;Rename scenario…</source>
            <translation>情景改名(&amp;R)…</translation>
        </message>
        <message>
            <source>Note of the sc&amp;enario…</source>
            <translation>情景说明(&amp;E)…</translation>
        </message>
        <message>
            <source>&amp;Delete scenario</source>
            <translation>删除情景(&amp;D)</translation>
        </message>
        <message>
            <source>&amp;Take the decision into…</source>
            <translation>将决定取入(&amp;T)…</translation>
        </message>
        <message>
            <source>Take what the shown scenario does with the selected site into another</source>
            <translation>将当前情景对所选厂区的安排取入另一情景</translation>
        </message>
        <message>
            <source>&amp;Compare plans…</source>
            <translation>比较计划(&amp;C)…</translation>
        </message>
        <message>
            <source>Two plans side by side with locked view</source>
            <translation>两个计划并排，视图联动</translation>
        </message>
        <message>
            <source>not planned</source>
            <translation>未排期</translation>
        </message>
        <message>
            <source>Comparing the plans</source>
            <translation>比较计划</translation>
        </message>
        <message>
            <source>Plan at least two scenarios to see what they agree on.</source>
            <translation>至少为两个情景排期后，才能看出一致与分歧。</translation>
        </message>
        <message>
            <source>%1 plans: the same path and park for %2 sites, contested %3</source>
            <translation>%1 个计划：%2 个厂区的路径与园区一致，%3 个有分歧</translation>
        </message>
        <message>
            <source>Making a scenario</source>
            <translation>建立情景</translation>
        </message>
        <message>
            <source>Rename scenario</source>
            <translation>情景改名</translation>
        </message>
        <message>
            <source>New name</source>
            <translation>新名称</translation>
        </message>
        <message>
            <source>Renaming a scenario</source>
            <translation>情景改名</translation>
        </message>
        <message>
            <source>Note of the scenario</source>
            <translation>情景说明</translation>
        </message>
        <message>
            <source>Noting</source>
            <translation>记录说明</translation>
        </message>
        <message>
            <source>Deleting a scenario</source>
            <translation>删除情景</translation>
        </message>
        <message>
            <source>Take a decision</source>
            <translation>取用决定</translation>
        </message>
        <message>
            <source>%1: take what %2 does with it into</source>
            <translation>%1：将“%2”对它的安排取入</translation>
        </message>
        <message>
            <source>Decided otherwise</source>
            <translation>已另有决定</translation>
        </message>
        <message>
            <source>%1
Give that up?</source>
            <translation>%1
要放弃原决定吗？</translation>
        </message>
        <message>
            <source>Taking a decision</source>
            <translation>取用决定</translation>
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
        <name>ruyuan::app::SiteForm</name>
        <message>
            <source>New site</source>
            <translation>新增厂区</translation>
        </message>
        <message>
            <source>It is &amp;another site of this firm</source>
            <translation>是该企业的另一厂区(&amp;A)</translation>
        </message>
        <message>
            <source>18 characters; may stay empty</source>
            <translation>18 位，可不填</translation>
        </message>
        <message>
            <source>What is wrong</source>
            <translation>有误之处</translation>
        </message>
        <message>
            <source>Place</source>
            <translation>位置</translation>
        </message>
        <message>
            <source>%1° E, %2° N</source>
            <translation>东经 %1°，北纬 %2°</translation>
        </message>
        <message>
            <source>&amp;Name *</source>
            <translation>企业名称(&amp;N) *</translation>
        </message>
        <message>
            <source>&amp;County *</source>
            <translation>属地(&amp;C) *</translation>
        </message>
        <message>
            <source>Credit c&amp;ode</source>
            <translation>信用代码(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Sector</source>
            <translation>行业(&amp;S)</translation>
        </message>
        <message>
            <source>* is needed. The rest can be entered on the site's card.</source>
            <translation>标 * 的必填，其余可在厂区卡片中补充。</translation>
        </message>
        <message>
            <source>Add the site</source>
            <translation>新增</translation>
        </message>
        <message>
            <source>Choose, or type the trade or its GB/T 4754 code</source>
            <translation>选择，或输入行业名称、GB/T 4754 代码</translation>
        </message>
        <message>
            <source>%1 %2 has this code already.</source>
            <translation>%1 %2 已用此代码。</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::SolveChart</name>
        <message>
            <source>Best plan and bound over time</source>
            <translation>最好方案与下界随时间的变化</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 秒</translation>
        </message>
        <message>
            <source>best</source>
            <translation>最好方案</translation>
        </message>
        <message>
            <source>bound</source>
            <translation>下界</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::SolvePanel</name>
        <message>
            <source>Result</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Parameters</source>
            <translation>参数</translation>
        </message>
        <message>
            <source>Plans</source>
            <translation>排期对象</translation>
        </message>
        <message>
            <source>As of</source>
            <translation>基准日期</translation>
        </message>
        <message>
            <source>Policy pack</source>
            <translation>政策包</translation>
        </message>
        <message>
            <source>Set date and policy</source>
            <translation>更改日期与政策包</translation>
        </message>
        <message>
            <source>Judge by another day or policy; sites are classified and planned anew</source>
            <translation>按另一日期或政策包判断，需重新分类和排期</translation>
        </message>
        <message>
            <source>Plan</source>
            <translation>排期</translation>
        </message>
        <message>
            <source>Stop and keep the best</source>
            <translation>停止并保留最好方案</translation>
        </message>
        <message>
            <source>Filter parameters</source>
            <translation>筛选参数</translation>
        </message>
        <message>
            <source>Planning parameters</source>
            <translation>规划参数</translation>
        </message>
        <message>
            <source>These are the policy pack's values. Make a scenario to change them.</source>
            <translation>这里是政策包的数值；要修改请先建立情景。</translation>
        </message>
        <message>
            <source>Changes count in scenario “%1”; an empty cell takes the old value.</source>
            <translation>修改只在情景“%1”中生效；清空即恢复原值。</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>结果</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>数值</translation>
        </message>
        <message>
            <source>Outcome of the plan</source>
            <translation>计划的结果</translation>
        </message>
        <message>
            <source>Choose a line to select its sites on the map</source>
            <translation>选中一行即在地图上选中有关厂区</translation>
        </message>
        <message>
            <source>&amp;Plan</source>
            <translation>排期(&amp;P)</translation>
        </message>
        <message>
            <source>Do every step that is missing and plan all sites</source>
            <translation>补做尚缺的步骤，统一安排全部厂区</translation>
        </message>
        <message>
            <source>Plan from the &amp;beginning</source>
            <translation>从头排期(&amp;B)</translation>
        </message>
        <message>
            <source>Screen, classify, check and plan all sites anew</source>
            <translation>重新筛查、分类、选园和排期</translation>
        </message>
        <message>
            <source>&amp;Stop and keep the best</source>
            <translation>停止并保留最好方案(&amp;S)</translation>
        </message>
        <message>
            <source>End the search with the best plan so far</source>
            <translation>以目前最好的方案结束求解</translation>
        </message>
        <message>
            <source>&amp;Check the plan</source>
            <translation>校验计划(&amp;C)</translation>
        </message>
        <message>
            <source>Derive path, dates, parks, land and costs again from the inputs</source>
            <translation>由原始数据重新推算路径、时限、园区、用地与费用</translation>
        </message>
        <message numerus="yes">
            <source>%1 (%n sites): planning, checking</source>
            <translation>
                <numerusform>%1（%n 个厂区）：排期、校验</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 (%n sites): screening, classification and parks as needed, planning, checking</source>
            <translation>
                <numerusform>%1（%n 个厂区）：按需筛查、分类、选园，再排期、校验</numerusform>
            </translation>
        </message>
        <message>
            <source>Not planned yet: press “Plan”.</source>
            <translation>尚未排期，请按“排期”。</translation>
        </message>
        <message>
            <source>Setting date and policy</source>
            <translation>更改日期与政策包</translation>
        </message>
        <message>
            <source>Checking the plan</source>
            <translation>校验计划</translation>
        </message>
        <message>
            <source>The plan holds: paths, dates, parks, land and costs follow from the inputs</source>
            <translation>校验通过：路径、时限、园区、用地与费用均可由原始数据重新算出</translation>
        </message>
        <message numerus="yes">
            <source>The plan does not hold in %n places; the first: %1</source>
            <translation>
                <numerusform>校验不通过，共 %n 处；第一处：%1</numerusform>
            </translation>
        </message>
        <message>
            <source>Stopped early: the best plan so far is kept, %1 % from the bound</source>
            <translation>已提前停止，保留目前最好的方案，与下界相差 %1 %</translation>
        </message>
        <message>
            <source>Planned and checked: proven to within %1 %</source>
            <translation>已排期并校验，差距不超过 %1 %</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::SolveRun</name>
        <message>
            <source>Planning</source>
            <translation>排期</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::TablePage</name>
        <message>
            <source>Filter: words, county:name, employees&gt;=300, start&lt;2020-01-01</source>
            <translation>筛选：关键词、属地:荥阳、从业人员&gt;=300、开工&lt;2020-01-01</translation>
        </message>
        <message>
            <source>&lt;p&gt;Words are looked for in every column shown; all have to be found. &lt;b&gt;column:word&lt;/b&gt; looks in one column, &lt;b&gt;column&amp;gt;number&lt;/b&gt; compares (&amp;gt; &amp;gt;= &amp;lt; &amp;lt;= =), also dates such as 2020-01-31, &lt;b&gt;column=&lt;/b&gt; finds what is not known. Quotation marks hold words together.&lt;/p&gt;</source>
            <translation>&lt;p&gt;在显示的各列中查找，各词都须找到。&lt;b&gt;列名:词&lt;/b&gt; 只查一列；&lt;b&gt;列名&amp;gt;数字&lt;/b&gt; 比较大小（&amp;gt; &amp;gt;= &amp;lt; &amp;lt;= =），日期写作 2020-01-31；&lt;b&gt;列名=&lt;/b&gt; 查未填的。引号内的词作为整体。&lt;/p&gt;</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>筛选</translation>
        </message>
        <message>
            <source>Selected only</source>
            <translation>仅看选中</translation>
        </message>
        <message>
            <source>Show only what is selected (Shift+F6)</source>
            <translation>只显示选中的 (Shift+F6)</translation>
        </message>
        <message>
            <source>In view only</source>
            <translation>仅看图内</translation>
        </message>
        <message>
            <source>Show only what the map shows now (Ctrl+F6)</source>
            <translation>只显示地图当前范围内的 (Ctrl+F6)</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>列</translation>
        </message>
        <message>
            <source>Choose which columns are shown</source>
            <translation>选择显示哪些列</translation>
        </message>
        <message>
            <source>Copy rows</source>
            <translation>复制行</translation>
        </message>
        <message>
            <source>Copy the selected rows, or all, for Excel or WPS (Ctrl+C)</source>
            <translation>复制选中的行（未选中时为全部），可粘贴到 Excel 或 WPS (Ctrl+C)</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>表格</translation>
        </message>
        <message>
            <source>Filtering a table</source>
            <translation>筛选表格</translation>
        </message>
        <message>
            <source>%1 of %2 rows</source>
            <translation>%1 / %2 行</translation>
        </message>
        <message>
            <source>no column “%1”</source>
            <translation>没有“%1”列</translation>
        </message>
        <message>
            <source>Copying rows</source>
            <translation>复制行</translation>
        </message>
        <message numerus="yes">
            <source>%n row(s) copied</source>
            <translation>
                <numerusform>已复制 %n 行</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::TablePanel</name>
        <message>
            <source>Sites</source>
            <translation>厂区</translation>
        </message>
        <message>
            <source>Parks</source>
            <translation>承接园区</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>检查结果</translation>
        </message>
        <message>
            <source>Tasks</source>
            <translation>任务</translation>
        </message>
        <message>
            <source>Plan overruns</source>
            <translation>计划超限</translation>
        </message>
        <message>
            <source>&amp;Table of sites</source>
            <translation>厂区表(&amp;T)</translation>
        </message>
        <message>
            <source>Show the table of sites</source>
            <translation>显示厂区表</translation>
        </message>
        <message>
            <source>Table of what is &amp;selected</source>
            <translation>选中对象的表(&amp;S)</translation>
        </message>
        <message>
            <source>Show the table of the selected sites only</source>
            <translation>只显示选中厂区的表</translation>
        </message>
        <message>
            <source>Table of what is in &amp;view</source>
            <translation>图内对象的表(&amp;V)</translation>
        </message>
        <message>
            <source>Show the table of the sites in the map's view only</source>
            <translation>只显示地图范围内厂区的表</translation>
        </message>
        <message>
            <source>&amp;Filter the table</source>
            <translation>筛选表格(&amp;F)</translation>
        </message>
        <message>
            <source>Go to the filter line of the table</source>
            <translation>转到表格的筛选框</translation>
        </message>
        <message>
            <source>Select &amp;all</source>
            <translation>全选(&amp;A)</translation>
        </message>
        <message>
            <source>Select every row of the table, or every site of the project</source>
            <translation>选中表格的全部行，或项目的全部厂区</translation>
        </message>
        <message>
            <source>Filling a table</source>
            <translation>填充表格</translation>
        </message>
        <message>
            <source>too many to show: select sites or a park</source>
            <translation>太多，请先选择厂区或园区</translation>
        </message>
        <message>
            <source>not checked yet</source>
            <translation>尚未检查</translation>
        </message>
        <message>
            <source>computing…</source>
            <translation>正在计算…</translation>
        </message>
        <message>
            <source>Putting findings into words</source>
            <translation>生成检查说明</translation>
        </message>
        <message>
            <source>of what is selected</source>
            <translation>仅所选对象</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::TimeBar</name>
        <message>
            <source>Time bar</source>
            <translation>时间条</translation>
        </message>
        <message>
            <source>&amp;Whole plan</source>
            <translation>整个计划(&amp;W)</translation>
        </message>
        <message>
            <source>Show every site where it stands now with its planned path, and not a day</source>
            <translation>不看某一天：每家都画在现在的位置，按计划的路径</translation>
        </message>
        <message>
            <source>&amp;Play</source>
            <translation>播放(&amp;P)</translation>
        </message>
        <message>
            <source>Play through the years of the plan</source>
            <translation>按月播放计划各年</translation>
        </message>
        <message>
            <source>One month &amp;back</source>
            <translation>退一个月(&amp;B)</translation>
        </message>
        <message>
            <source>One month &amp;on</source>
            <translation>进一个月(&amp;O)</translation>
        </message>
        <message>
            <source>&amp;Time bar</source>
            <translation>时间条(&amp;T)</translation>
        </message>
        <message numerus="yes">
            <source>%n month(s) a second</source>
            <translation>
                <numerusform>每秒 %n 个月</numerusform>
            </translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>速度</translation>
        </message>
        <message>
            <source>How fast it plays</source>
            <translation>播放的快慢</translation>
        </message>
        <message>
            <source>Shown day</source>
            <translation>所示日期</translation>
        </message>
        <message>
            <source>The day that map and Gantt show</source>
            <translation>地图和甘特图所示的日期</translation>
        </message>
        <message>
            <source>Sites on that day</source>
            <translation>当日各厂区情况</translation>
        </message>
        <message>
            <source>There is no plan yet: nothing moves until one is made.</source>
            <translation>还没有计划，排期之后才有变化。</translation>
        </message>
        <message>
            <source>The whole plan is shown; drag the slider to see a day.</source>
            <translation>现在显示整个计划；拖动滑块看某一天。</translation>
        </message>
        <message>
            <source>&amp;Pause</source>
            <translation>暂停(&amp;P)</translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::TimeScale</name>
        <message>
            <source>Shown month</source>
            <translation>所示月份</translation>
        </message>
        <message numerus="yes">
            <source>Begin by %1: %2, %n site(s)</source>
            <translation>
                <numerusform>%1 前启动：%2，%n 家</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Finish by %1: %2, %n site(s)</source>
            <translation>
                <numerusform>%1 前完成：%2，%n 家</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Works of %n site(s) begin on %1</source>
            <translation>
                <numerusform>%1 有 %n 家开工</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>ruyuan::app::TogetherDialog</name>
        <message>
            <source>Decide for several sites</source>
            <translation>对多个厂区作出决定</translation>
        </message>
        <message>
            <source>Choose what is decided</source>
            <translation>请选择决定内容</translation>
        </message>
        <message>
            <source>Decide: %1</source>
            <translation>决定：%1</translation>
        </message>
        <message>
            <source>Rule out: %1</source>
            <translation>禁止：%1</translation>
        </message>
        <message numerus="yes">
            <source>%n site(s) — in the project</source>
            <translation>
                <numerusform>%n 个厂区 — 现案</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n site(s) — in scenario “%1”</source>
            <translation>
                <numerusform>%n 个厂区 — 情景“%1”</numerusform>
            </translation>
        </message>
        <message>
            <source>&amp;What</source>
            <translation>内容(&amp;W)</translation>
        </message>
        <message>
            <source>Par&amp;k</source>
            <translation>承接园区(&amp;K)</translation>
        </message>
        <message>
            <source>&amp;Start</source>
            <translation>启动时间(&amp;S)</translation>
        </message>
        <message>
            <source>&amp;Finish</source>
            <translation>完成时限(&amp;F)</translation>
        </message>
        <message>
            <source>Site</source>
            <translation>厂区</translation>
        </message>
        <message>
            <source>Code</source>
            <translation>编号</translation>
        </message>
        <message>
            <source>Why not</source>
            <translation>原因</translation>
        </message>
        <message>
            <source>Sites that do not get it, with the reason</source>
            <translation>不能作出该决定的厂区及原因</translation>
        </message>
        <message>
            <source>Double-click shows the site</source>
            <translation>双击查看该厂区</translation>
        </message>
        <message>
            <source>Decide</source>
            <translation>决定</translation>
        </message>
        <message>
            <source>Looking which of them can have it…</source>
            <translation>正在核对哪些厂区可以作出该决定…</translation>
        </message>
        <message>
            <source>Looking which sites can have a decision</source>
            <translation>核对可作出决定的厂区</translation>
        </message>
        <message>
            <source>&amp;Give up what was decided otherwise (%1)</source>
            <translation>改变已有的其他决定（%1 个）(&amp;G)</translation>
        </message>
        <message>
            <source>&amp;Also where rules or checks are against it (%1); needs a document</source>
            <translation>规则或检查不符的厂区也按此决定（%1 个），须有文号(&amp;A)</translation>
        </message>
        <message>
            <source>All %1 get it.</source>
            <translation>%1 个厂区均可作出。</translation>
        </message>
        <message>
            <source>%1 of %2 get it; these do not:</source>
            <translation>%2 个厂区中 %1 个可以作出，以下不能：</translation>
        </message>
        <message>
            <source>Rule out for %1</source>
            <translation>对 %1 个厂区禁止</translation>
        </message>
        <message>
            <source>Decide for %1</source>
            <translation>对 %1 个厂区决定</translation>
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
        <name>ruyuan::app::WhyPanel</name>
        <message>
            <source>What would it cost?</source>
            <translation>改选代价</translation>
        </message>
        <message>
            <source>Decide for this park</source>
            <translation>指定该园区</translation>
        </message>
        <message>
            <source>Park</source>
            <translation>园区</translation>
        </message>
        <message>
            <source>Score</source>
            <translation>得分</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>费用</translation>
        </message>
        <message>
            <source>Distance</source>
            <translation>距离</translation>
        </message>
        <message>
            <source>Works, land and transport, 10 000 yuan</source>
            <translation>工程、用地与搬运费用，万元</translation>
        </message>
        <message>
            <source>Parks for the selected site</source>
            <translation>所选厂区的各园区</translation>
        </message>
        <message>
            <source>Checks and room of the chosen park</source>
            <translation>该园区的检查结果与余量</translation>
        </message>
        <message>
            <source>Plans again with this park, without keeping it</source>
            <translation>按该园区试排一次，结果不保存</translation>
        </message>
        <message>
            <source>Asking the parks</source>
            <translation>查询各园区</translation>
        </message>
        <message>
            <source>Select one site to see why it goes where the plan says.</source>
            <translation>选中一个厂区，查看为何这样安排。</translation>
        </message>
        <message>
            <source>Asking the parks…</source>
            <translation>正在查询各园区…</translation>
        </message>
        <message>
            <source>%1 km</source>
            <translation>%1 公里</translation>
        </message>
        <message>
            <source>The plan's choice</source>
            <translation>计划的选择</translation>
        </message>
        <message>
            <source>Room</source>
            <translation>容量</translation>
        </message>
        <message>
            <source>Scarcest on %1</source>
            <translation>最紧张之日：%1</translation>
        </message>
        <message>
            <source>Checks</source>
            <translation>检查</translation>
        </message>
        <message>
            <source>Planning with this park…</source>
            <translation>正在按该园区试排…</translation>
        </message>
        <message>
            <source>Planning with another park</source>
            <translation>改选园区试排</translation>
        </message>
        <message>
            <source>no other site changes</source>
            <translation>其他厂区不变</translation>
        </message>
        <message numerus="yes">
            <source>%n other site(s) change: %1</source>
            <translation>
                <numerusform>另有 %n 家改变：%1</numerusform>
            </translation>
        </message>
        <message>
            <source>, </source>
            <translation>、</translation>
        </message>
        <message>
            <source>%1: cost %2, objective %3 (10 000 yuan); %4</source>
            <translation>%1：费用 %2，目标值 %3（万元）；%4</translation>
        </message>
        <message>
            <source>Rule it out…</source>
            <translation>禁止…</translation>
        </message>
        <message>
            <source>The plan does not choose this park for this site; or allow it again</source>
            <translation>计划不为该厂区选用这个园区；也可在此解除</translation>
        </message>
        <message>
            <source>Ruled out</source>
            <translation>已禁止</translation>
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
