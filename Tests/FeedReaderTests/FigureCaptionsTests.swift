import FeedReader
import Testing

@Suite struct FigureCaptionsTests {
    private static let picture = "<img src=\"https://m.example/1.jpg\" alt=\"a > b\">"

    private static func figure(_ caption: String, _ picture: String = picture) -> String {
        "<figure>\(picture)<figcaption>\(caption)</figcaption></figure>"
    }

    @Test(arguments: [
        ("<p>\(picture)</p><p>▲ 新机亮相</p><p>正文</p>", figure("▲ 新机亮相") + "<p>正文</p>"),
        ("<p>前</p>\n<p> \(picture) </p>\n\n<p>图：记者摄</p>", "<p>前</p>\n" + figure("图：记者摄")),
        ("<p>\(picture)</p><p>图 12: Two</p>", figure("图 12: Two")),
        ("<p>\(picture)<br>\n△<em>现场</em></p>", figure("△<em>现场</em>")),
        ("<p>\(picture)</p><p><em><strong>▲ 现场</strong></em></p>", figure("<em><strong>▲ 现场</strong></em>")),
        (
            "<p><a href=\"https://m.example/\">\(picture)</a></p><p>图源：Wire</p>",
            figure("图源：Wire", "<a href=\"https://m.example/\">\(picture)</a>")
        ),
        ("<p>\(picture)</p><p>▲ 一</p><p>\(picture)</p><p>▲ 二</p>", figure("▲ 一") + figure("▲ 二")),
    ])
    func `A picture and the caption behind it are a figure`(html: String, expected: String) {
        #expect(FigureCaptions.kept(in: html) == expected)
        #expect(FigureCaptions.kept(in: expected) == expected)
    }

    @Test(arguments: [
        "", "<p>▲ 没有图</p>", "<p>\(picture)</p><p>正文：▲ 在后</p>", "<p>\(picture)</p><p>图书馆：开放</p>",
        "<p>\(picture)</p><h2>▲ 标题</h2>", "<p>\(picture) ▲ 同一行</p>", "<p>字 \(picture)</p><p>▲ 说明</p>",
        "<p>\(picture)</p><p>▲ \(picture)</p>", "<p>\(picture)", "<p>\(picture)</p>", "<p>\(picture)</p><p>图 1 所示</p>",
        "<figure>\(picture)<figcaption>▲ 说明</figcaption></figure>", "<img src=\"x\" alt=\"", "<p><img src=\"",
    ])
    func `Everything else stays as it is`(html: String) {
        #expect(FigureCaptions.kept(in: html) == html)
    }
}
