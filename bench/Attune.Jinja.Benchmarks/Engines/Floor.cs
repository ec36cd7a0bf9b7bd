#nullable disable
using System.Buffers;
using System.Text;

namespace Attune.Jinja.Benchmarks.Engines;

/// <summary>
/// The pages written out by hand over the same dictionaries: a floor to compare engines with. It keeps one
/// StringBuilder for each thread and escapes as Jinja does.
/// </summary>
internal static class Floor
{
    private static readonly SearchValues<char> Escaped = SearchValues.Create("&<>\"'");

    [ThreadStatic]
    private static StringBuilder cached;

    internal static StringBuilder SB()
    {
        var s = cached ??= new StringBuilder(4096);
        s.Clear();
        return s;
    }

    internal static StringBuilder E(this StringBuilder sb, object v)
    {
        if (v is not string s)
        {
            if (v is long l)
                return sb.Append(l);
            return sb.Append(v);
        }
        var span = s.AsSpan();
        while (true)
        {
            int i = span.IndexOfAny(Escaped);
            if (i < 0)
                return sb.Append(span);
            sb.Append(span[..i]);
            sb.Append(
                span[i] switch
                {
                    '&' => "&amp;",
                    '<' => "&lt;",
                    '>' => "&gt;",
                    '"' => "&#34;",
                    _ => "&#39;",
                }
            );
            span = span[(i + 1)..];
        }
    }

    internal static string Cap(string s) => s.Length == 0 ? s : char.ToUpperInvariant(s[0]) + s[1..].ToLowerInvariant();

    internal static bool T(object o) =>
        o switch
        {
            null => false,
            bool b => b,
            string s => s.Length > 0,
            long l => l != 0,
            _ => true,
        };

    public static string Push(Dictionary<string, object> d) =>
        SB()
            .Append("{\"title\":\"Hi ")
            .E(d["first_name"])
            .Append("\",\"body\":\"")
            .E(d["product"])
            .Append(" is ")
            .E(d["discount"])
            .Append("% off, today only!\"}")
            .ToString();

    public static string Large(Dictionary<string, object> d)
    {
        var s = SB().Append("<h1>").E(d["title"]).Append("</h1><table>\n");
        foreach (Dictionary<string, object> r in (List<object>)d["rows"])
            s.Append("<tr><td>")
                .E(r["id"])
                .Append("</td><td>")
                .E(r["name"])
                .Append("</td><td>")
                .E(r["email"])
                .Append("</td><td>")
                .E(r["city"])
                .Append("</td><td>")
                .E(r["note"])
                .Append("</td></tr>\n");
        return s.Append("</table>").ToString();
    }

    public static string Email(Dictionary<string, object> d)
    {
        var s = SB();
        s.Append("<!doctype html><html lang=\"")
            .E(d["language"])
            .Append("\"><head><title>")
            .E(d["campaign"])
            .Append("</title></head><body>\n<span class=\"pre\">")
            .E(d["preheader"])
            .Append("</span><a href=\"")
            .E(d["view_url"])
            .Append("\">View online</a>\n<img src=\"")
            .E(d["logo_url"])
            .Append("\" alt=\"")
            .E(d["company"])
            .Append("\">\n<h1>Hi ");
        s.E(Cap((string)(T(d["nickname"]) ? d["nickname"] : d["first_name"])))
            .Append(' ')
            .E(((string)d["last_name"]).ToUpperInvariant())
            .Append("!</h1>\n");
        if (T(d["is_vip"]))
            s.Append("<p class=\"vip\">VIP ").E(d["tier"]).Append(" member, ").E(d["points"]).Append(" points</p>");
        else
            s.Append("<p>Member</p>");
        s.Append('\n');
        if (T(d["has_coupon"]))
            s.Append("<p>Use <b>")
                .E(d["coupon"])
                .Append("</b> for ")
                .E(d["discount"])
                .Append("% off ")
                .E(((string)d["campaign"]).Replace("Sale", "SALE"))
                .Append("</p>");
        s.Append('\n');
        if ((long)d["cart_count"] > 0)
            s.Append("<p>").E(d["cart_count"]).Append(" items in your cart</p>");
        else if ((long)d["wishlist_count"] > 0)
            s.Append("<p>").E(d["wishlist_count"]).Append(" items on your wishlist</p>");
        s.Append('\n');
        if ((string)d["order_status"] == "shipped")
            s.Append("<p>Order ")
                .E(d["order_id"])
                .Append(" arrives in ")
                .E(d["shipping_days"])
                .Append(" days: <a href=\"")
                .E(d["tracking_url"])
                .Append("\">track</a></p>");
        s.Append('\n');
        if ((long)d["birthday_month"] == (long)d["current_month"])
            s.Append("<p>Happy birthday month!</p>");
        s.Append('\n');
        if ((long)d["last_login_days"] > 30)
            s.Append("<p>We miss you!</p>");
        s.Append('\n');
        if ((long)d["referral_count"] > 3)
            s.Append("<p>").E(d["referral_count"]).Append(" friends joined with ").E(d["referral_code"]).Append("</p>");
        s.Append("\n<p>Topics: ").E(string.Join(", ", (List<object>)d["tags"])).Append("</p>\n<table>\n");
        foreach (Dictionary<string, object> p in (List<object>)d["products"])
        {
            s.Append("<tr><td>")
                .E(p["sku"])
                .Append("</td><td><a href=\"")
                .E(p["url"])
                .Append("\">")
                .E(p["name"])
                .Append("</a> ")
                .E(p["brand"])
                .Append("</td><td>")
                .E(p["price"])
                .Append(' ')
                .E(d["currency"])
                .Append("</td>");
            if (T(p["old_price"]))
                s.Append("<td><s>").E(p["old_price"]).Append("</s></td>");
            else
                s.Append("<td></td>");
            s.Append(T(p["in_stock"]) ? "<td>in stock</td>" : "<td>sold out</td>")
                .Append("<td>")
                .E(p["rating"])
                .Append("/5</td></tr>\n");
        }
        s.Append("</table>\n");
        if ((string)d["country"] == "DE")
            s.Append("<p>Impressum: ")
                .E(d["company"])
                .Append(", ")
                .E(d["company_street"])
                .Append(", ")
                .E(d["company_city"])
                .Append("</p>");
        s.Append("\n<p>")
            .E(d["support_email"])
            .Append(' ')
            .E(d["support_phone"])
            .Append(' ')
            .E(d["email"])
            .Append(' ')
            .E(d["city"])
            .Append("</p><a href=\"")
            .E(d["unsubscribe_url"])
            .Append("\">Unsubscribe</a>\n</body></html>");
        return s.ToString();
    }

    public static string Nested(Dictionary<string, object> d)
    {
        var u = (Dictionary<string, object>)d["user"];
        var s = SB()
            .Append("<!doctype html><html><head><title>")
            .E(d["title"])
            .Append(" for ")
            .E(u["first_name"])
            .Append("</title></head><body>\n<nav>");
        foreach (Dictionary<string, object> n in (List<object>)d["nav"])
            s.Append("<a href=\"").E(n["url"]).Append("\">").E(n["label"]).Append("</a>");
        s.Append("</nav>");
        if (T(u["is_vip"]))
            s.Append("<b>").E(((string)u["tier"]).ToUpperInvariant()).Append("</b>");
        s.Append("\n<main><h1>Hello ").E(u["first_name"]).Append("</h1>");
        foreach (Dictionary<string, object> c in (List<object>)d["sections"])
        {
            s.Append("<section class=\"").E(c["kind"]).Append("\"><h2>").E(c["title"]).Append("</h2><ul>");
            foreach (Dictionary<string, object> i in (List<object>)c["items"])
            {
                s.Append("<li><a href=\"").E(i["url"]).Append("\">").E(i["name"]).Append("</a> ").E(i["price"]);
                if (T(i["tag"]))
                    s.Append(" <i>").E(i["tag"]).Append("</i>");
                s.Append("</li>");
            }
            s.Append("</ul></section>");
        }
        return s.Append("</main>\n<footer>(c) ")
            .E(d["year"])
            .Append(' ')
            .E(d["company"])
            .Append("</footer>\n</body></html>")
            .ToString();
    }
}
