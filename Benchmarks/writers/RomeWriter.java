import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.module.DCModuleImpl;
import com.rometools.rome.feed.synd.*;
import com.rometools.rome.io.SyndFeedOutput;
import java.io.*;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;

/** Java's ROME: told by Benchmarks/writer what to write and how often. The entries are handed over before. */
public class RomeWriter {
    private static Date date(String seconds) {
        return new Date(Long.parseLong(seconds) * 1000);
    }

    private static SyndContent content(String type, String value) {
        SyndContent content = new SyndContentImpl();
        content.setType(type);
        content.setValue(value);
        return content;
    }

    private static SyndLink link(String relation, String address) {
        SyndLink link = new SyndLinkImpl();
        link.setRel(relation);
        link.setHref(address);
        return link;
    }

    private static SyndFeed read(Path path, boolean isAtom) throws IOException {
        SyndFeed feed = new SyndFeedImpl();
        feed.setFeedType(isAtom ? "atom_1.0" : "rss_2.0");
        List<SyndEntry> entries = new ArrayList<>();
        List<SyndLink> links = new ArrayList<>();
        SyndEntry entry = null;
        for (String line : Files.readAllLines(path, StandardCharsets.UTF_8)) {
            String[] parts = line.split("\t", -1);
            if (parts[0].equals("entry")) {
                entry = new SyndEntryImpl();
                entries.add(entry);
            } else if (entry == null) {
                take(feed, links, parts[0], parts[1]);
            } else {
                take(entry, isAtom, parts);
            }
        }
        if (isAtom) feed.setLinks(links);
        feed.setEntries(entries);
        return feed;
    }

    private static void take(SyndFeed feed, List<SyndLink> links, String name, String value) {
        switch (name) {
            case "id": feed.setUri(value); break;
            case "title": feed.setTitle(value); break;
            case "subtitle": feed.setDescription(value); break;
            case "link": feed.setLink(value); links.add(link("alternate", value)); break;
            case "self": links.add(link("self", value)); break;
            case "language": feed.setLanguage(value); break;
            default: feed.setPublishedDate(date(value));
        }
    }

    private static void take(SyndEntry entry, boolean isAtom, String[] parts) {
        String value = parts[1];
        switch (parts[0]) {
            case "id": entry.setUri(value); break;
            case "url": entry.setLink(value); break;
            case "title": entry.setTitle(value); break;
            case "summary": entry.setDescription(content(isAtom ? "text" : "text/plain", value)); break;
            case "content": entry.getContents().add(content("html", value)); break;
            case "author":
                if (isAtom) {
                    SyndPerson person = new SyndPersonImpl();
                    person.setName(value);
                    entry.getAuthors().add(person);
                } else {
                    DCModule module = (DCModule) entry.getModule(DCModule.URI);
                    module.getCreators().add(value);
                }
                break;
            case "category":
                SyndCategory category = new SyndCategoryImpl();
                category.setName(isAtom ? value : parts[3]);
                category.setTaxonomyUri(parts[2]);
                entry.getCategories().add(category);
                break;
            default:
                entry.setPublishedDate(date(value));
                if (isAtom) entry.setUpdatedDate(date(value));
        }
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, SyndFeed> feeds = new HashMap<>();
        feeds.put("rss", read(Paths.get(arguments[0]), false));
        feeds.put("atom", read(Paths.get(arguments[0]), true));
        com.sun.management.OperatingSystemMXBean processor =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        SyndFeedOutput output = new SyndFeedOutput();
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            String[] words = line.split(" ");
            SyndFeed feed = feeds.get(words[1]);
            if (words[0].equals("save")) {
                Files.write(Paths.get(words[2]), output.outputString(feed).getBytes(StandardCharsets.UTF_8));
                System.out.println("saved");
                continue;
            }
            long bytes = 0;
            long start = processor.getProcessCpuTime();
            for (int round = Integer.parseInt(words[2]); round > 0; round--) {
                bytes += output.outputString(feed).getBytes(StandardCharsets.UTF_8).length;
            }
            System.out.println((processor.getProcessCpuTime() - start) + " " + bytes + " 0");
        }
    }
}
