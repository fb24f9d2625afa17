package io.restormel.keys.manual.ui;

import static io.restormel.keys.platform.ui.Texts.text;

import com.vaadin.flow.dom.Element;
import io.restormel.keys.manual.ManualHeading;
import io.restormel.keys.manual.ManualPage;
import io.restormel.keys.platform.ui.CodeBlock;
import java.util.Iterator;
import java.util.Optional;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;

/**
 * Builds a page's elements. Each kind of Markdown makes its own kind of element and everything else is text, HTML as well:
 * no markup of a page reaches the browser as such. The title is left to the page's header.
 */
final class ManualText extends AbstractVisitor {

    private final ManualPage page;
    private final ManualLinks links;
    private final Iterator<ManualHeading> headings;
    private Element parent;

    private ManualText(ManualPage page, ManualLinks links, Element parent) {
        this.page = page;
        this.links = links;
        this.headings = page.headings().iterator();
        this.parent = parent;
    }

    static void append(Element parent, ManualPage page, ManualLinks links) {
        page.document().accept(new ManualText(page, links, parent));
    }

    private Element in(Element made, Node node) {
        var outer = parent;
        outer.appendChild(made);
        parent = made;
        visitChildren(node);
        parent = outer;
        return made;
    }

    private void in(String tag, Node node) {
        in(new Element(tag), node);
    }

    private void add(String text) {
        parent.appendChild(Element.createText(text));
    }

    @Override
    public void visit(Heading heading) {
        if (heading.getLevel() == 1) {
            return;
        }
        var place = headings.next();
        var made = in(new Element("h" + heading.getLevel()).setAttribute("id", place.anchor()), heading);
        // For the mouse only: the contents lead there too, and a name of its own would become part of the heading's.
        var link = new Element("a").setText("#").setAttribute("href", ManualLinks.address(page.slug(), place.anchor()));
        link.setAttribute("class", "heading-link").setAttribute("title", text("manual.linkTo", place.text()));
        link.setAttribute("aria-hidden", "true").setAttribute("tabindex", "-1");
        made.appendChild(link);
    }

    @Override
    public void visit(Paragraph paragraph) {
        // Items of a list without blank lines are no paragraphs of their own.
        if (paragraph.getParent() instanceof ListItem item && ((ListBlock) item.getParent()).isTight()) {
            visitChildren(paragraph);
        } else {
            in("p", paragraph);
        }
    }

    @Override
    public void visit(FencedCodeBlock code) {
        var language = Optional.ofNullable(code.getInfo()).orElse("").split(" ")[0];
        code(language.isEmpty() ? text("manual.code") : language, code.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock code) {
        code(text("manual.code"), code.getLiteral());
    }

    private void code(String label, String literal) {
        parent.appendChild(new CodeBlock(label, literal.stripTrailing()).getElement());
    }

    @Override
    public void visit(Link link) {
        var address = links.of(page.slug(), link.getDestination());
        if (address.isEmpty()) {
            visitChildren(link);
            return;
        }
        var made = in(new Element("a").setAttribute("href", address.get()), link);
        if (ManualLinks.leavesDashboard(address.get())) {
            made.setAttribute("target", "_blank").setAttribute("rel", "noopener");
        }
    }

    @Override
    public void visit(CustomBlock block) {
        if (block instanceof TableBlock) {
            var frame = new Element("div");
            frame.setAttribute("class", "manual-table").setAttribute("tabindex", "0");
            frame.setAttribute("role", "region").setAttribute("aria-label", text("manual.table"));
            parent.appendChild(frame);
            var outer = parent;
            parent = frame;
            in("table", block);
            parent = outer;
        }
    }

    @Override
    public void visit(CustomNode node) {
        var tag = switch (node) {
            case TableHead _ -> "thead";
            case TableRow _ -> "tr";
            case TableCell cell -> cell.isHeader() ? "th" : "td";
            default -> "tbody";
        };
        in(tag, node);
    }

    @Override
    public void visit(BulletList list) {
        in("ul", list);
    }

    @Override
    public void visit(OrderedList list) {
        in("ol", list);
    }

    @Override
    public void visit(ListItem item) {
        in("li", item);
    }

    @Override
    public void visit(BlockQuote quote) {
        in("blockquote", quote);
    }

    @Override
    public void visit(Emphasis emphasis) {
        in("em", emphasis);
    }

    @Override
    public void visit(StrongEmphasis emphasis) {
        in("strong", emphasis);
    }

    @Override
    public void visit(ThematicBreak line) {
        in("hr", line);
    }

    @Override
    public void visit(HardLineBreak lineBreak) {
        in("br", lineBreak);
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        add("\n");
    }

    @Override
    public void visit(Code code) {
        parent.appendChild(new Element("code").setText(code.getLiteral()));
    }

    @Override
    public void visit(Text words) {
        add(words.getLiteral());
    }

    @Override
    public void visit(HtmlInline html) {
        add(html.getLiteral());
    }

    @Override
    public void visit(HtmlBlock html) {
        add(html.getLiteral());
    }
}
