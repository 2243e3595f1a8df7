/// Apple's podcast categories (podcasters.apple.com/support/1691), and those that it has given up.
enum PodcastCategory {
    static func check(_ value: LintValue, _ context: inout LintContext) {
        let name = value.text.trimmed
        guard !current.contains(name) else { return }
        if former.contains(name) {
            value.report(.obsoleteElement, "which Apple has given up.", in: &context)
        } else {
            value.report(.invalidValue, "which is none of Apple's categories.", in: &context)
        }
    }

    private static let current = names(
        """
        Arts|Books|Design|Fashion & Beauty|Food|Performing Arts|Visual Arts|Business|Careers|Entrepreneurship|Investing|\
        Management|Marketing|Non-Profit|Comedy|Comedy Interviews|Improv|Stand-Up|Education|Courses|How To|\
        Language Learning|Self-Improvement|Fiction|Comedy Fiction|Drama|Science Fiction|Government|History|\
        Health & Fitness|Alternative Health|Fitness|Medicine|Mental Health|Nutrition|Sexuality|Kids & Family|\
        Education for Kids|Parenting|Pets & Animals|Stories for Kids|Leisure|Animation & Manga|Automotive|Aviation|\
        Crafts|Games|Hobbies|Home & Garden|Video Games|Music|Music Commentary|Music History|Music Interviews|News|\
        Business News|Daily News|Entertainment News|News Commentary|Politics|Sports News|Tech News|\
        Religion & Spirituality|Buddhism|Christianity|Hinduism|Islam|Judaism|Religion|Spirituality|Science|Astronomy|\
        Chemistry|Earth Sciences|Life Sciences|Mathematics|Natural Sciences|Nature|Physics|Social Sciences|\
        Society & Culture|Documentary|Personal Journals|Philosophy|Places & Travel|Relationships|Sports|Baseball|\
        Basketball|Cricket|Fantasy Sports|Football|Golf|Hockey|Rugby|Running|Soccer|Swimming|Tennis|Volleyball|\
        Wilderness|Wrestling|Technology|True Crime|TV & Film|After Shows|Film History|Film Interviews|Film Reviews|\
        TV Reviews
        """
    )

    private static let former = names(
        """
        Literature|Business & Finance|Gadgets|Podcasting|Software How-To|Tech News|Computers|Higher Education|K-12|\
        Language Courses|Training|Educational Technology|Other Games|Games & Hobbies|Local|National|Regional|\
        Government & Organizations|Self-Help|Medicine|Other|Science & Medicine|Natural Sciences|Social Sciences|\
        History|Philosophy|Amateur|College & High School|Outdoor|Professional|Sports & Recreation|Shopping|\
        Movies & Television|International|Audio Blogs|Developers|Information Technology|Operating Systems|Public Radio|\
        Talk Radio|Travel|Transportation|Family|Food & Drink|Video|Architecture
        """
    )

    private static func names(_ text: String) -> Set<String> {
        Set(text.split(separator: "|").map { $0.trimmed })
    }
}
