#nullable disable
using System.Globalization;
using System.Text;
using static Attune.Jinja.Benchmarks.Engines.Floor;

namespace Attune.Jinja.Benchmarks.Engines;

/// <summary>Further pages by hand, in the manner of <see cref="Floor"/>: one for each trait of the language that those have not.</summary>
internal static class FloorPages
{
    public static string Macros(Dictionary<string, object> d)
    {
        var s = SB().Append("<form>\n");
        foreach (Dictionary<string, object> form in (List<object>)d["forms"])
        {
            s.Append("<div class=\"card ").E(form["tone"]).Append("\"><h2>").E(form["title"]).Append("</h2>");
            foreach (Dictionary<string, object> f in (List<object>)form["fields"])
            {
                Field(s.Append("\n  "), f["name"], f["label"], f["value"], f["kind"], T(f["required"]));
            }
            s.Append("\n</div>\n");
        }
        return Field(s, "terms", "I agree", "", "checkbox", true).Append("</form>").ToString();
    }

    public static string Filters(Dictionary<string, object> d)
    {
        var s = SB().Append("<ul>\n");
        var people = (List<object>)d["people"];
        foreach (Dictionary<string, object> p in people)
        {
            var name = ((string)p["name"]).Trim();
            s.Append("<li>").E(Title(name)).Append(" (").E(((string)p["email"]).ToLowerInvariant()).Append("), ");
            s.E((T(p["city"]) ? (string)p["city"] : "unknown").ToUpperInvariant()).Append(": ");
            var tags = ((List<object>)p["tags"]).Cast<string>().ToArray();
            Array.Sort(tags, StringComparer.OrdinalIgnoreCase);
            s.E(string.Join(", ", tags)).Append("; ").Append(CountWords((string)p["bio"])).Append(" words, ");
            s.Append(Math.Round((double)p["score"], 1).ToString(CultureInfo.InvariantCulture)).Append(" points, ");
            s.Append(Math.Abs((long)p["balance"])).Append(' ');
            var nickname = T(p["nickname"]) ? ((string)p["nickname"]).Trim() : name;
            s.E(nickname.Replace(" ", "-").ToLowerInvariant()).Append("</li>\n");
        }
        s.Append("</ul>").Append(people.Count).Append(" people, first ");
        s.E(((string)((Dictionary<string, object>)people[0])["name"]).Trim()).Append(", last ");
        return s.E(((string)((Dictionary<string, object>)people[^1])["name"]).Trim()).ToString();
    }

    public static string Branches(Dictionary<string, object> d)
    {
        var s = SB().Append("<h1>Hello ").E(d["name"]).Append("</h1>\n");
        var age = (long)d["age"];
        s.Append(
            age >= 65 ? "<p>Senior offers</p>\n"
            : age >= 30 && (long)d["income"] > 50000 ? "<p>Premium offers</p>\n"
            : age >= 18 ? "<p>Offers for you</p>\n"
            : "<p>Ask your parents</p>\n"
        );
        var country = (string)d["country"];
        if (country is "DE" or "AT" or "CH")
            s.Append("<p>Versand in ").E(d["days"]).Append(" Tagen</p>\n");
        else if (country == "FR")
            s.Append("<p>Livraison en ").E(d["days"]).Append(" jours</p>\n");
        else
            s.Append("<p>Delivery in ").E(d["days"]).Append(" days</p>\n");
        if (!T(d["opted_out"]) && (T(d["push_enabled"]) || T(d["email_enabled"])))
            s.Append("<p>We keep you posted by ").Append(T(d["push_enabled"]) ? "push" : "e-mail").Append("</p>");
        s.Append('\n');
        var orders = (long)d["orders"];
        if (orders == 0)
            s.Append("<p>Your first order ships free</p>\n");
        else if (orders < 5)
            s.Append("<p>").Append(5 - orders).Append(" more orders to silver</p>\n");
        else if (orders < 20)
            s.Append("<p>").Append(20 - orders).Append(" more orders to gold</p>\n");
        else
            s.Append("<p>Gold member since order 20</p>\n");
        var seen = (long)d["last_seen_days"];
        s.Append(
            seen > 90 ? "<p>Long time no see</p>\n"
            : seen > 30 ? "<p>Welcome back</p>\n"
            : seen > 7 ? "<p>Good to see you again</p>\n"
            : "\n"
        );
        var total = (long)d["cart_total"];
        if (total > 0)
        {
            s.Append("<p>Your cart: ").Append(total).Append(' ').E(d["currency"]);
            var free = (long)d["free_shipping_from"];
            if (total < free)
                s.Append(", ").Append(free - total).Append(" to free shipping");
            else
                s.Append(", ships free");
            s.Append("</p>");
        }
        s.Append('\n');
        switch ((string)d["plan"])
        {
            case "free":
                s.Append("<p>Upgrade today</p>");
                break;
            case "team" when (long)d["seats"] > 10:
                s.Append("<p>Ask for a volume price</p>");
                break;
            case "team":
                s.Append("<p>").E(d["seats"]).Append(" seats</p>");
                break;
            case "enterprise":
                s.Append("<p>Your contact: ").E(d["contact"]).Append("</p>");
                break;
        }
        s.Append('\n');
        if (T(d["birthday"]))
            s.Append("<p>Happy birthday!</p>");
        if (T(d["anniversary"]))
            s.Append("<p>").E(d["years"]).Append(" years with us</p>");
        if (T(d["survey"]) && !T(d["survey_done"]))
            s.Append("<p><a href=\"").E(d["survey_url"]).Append("\">Tell us</a></p>");
        var device = (string)d["device"];
        if (device == "ios")
            s.Append("\n<a href=\"").E(d["ios_url"]).Append("\">App Store</a>");
        else if (device == "android")
            s.Append("\n<a href=\"").E(d["android_url"]).Append("\">Google Play</a>");
        else
            s.Append("\n<a href=\"").E(d["web_url"]).Append("\">Open</a>");
        var thanks =
            country == "DE" ? "Vielen Dank"
            : country == "FR" ? "Merci"
            : "Thank you";
        s.Append("\n<p>").Append(thanks).Append(", ").E(d["name"]);
        return s.Append(T(d["vip"]) ? "!</p>" : ".</p>").ToString();
    }

    public static string Payload(Dictionary<string, object> d)
    {
        var s = Json(SB().Append("{\"id\": "), d["id"]);
        Json(s.Append(", \"title\": "), d["title"]);
        Json(s.Append(", \"body\": "), d["body"]);
        s.Append(T(d["silent"]) ? ", \"silent\": true" : ", \"silent\": false").Append(", \"badge\": ").E(d["badge"]);
        s.Append(", \"actions\": [");
        var actions = (List<object>)d["actions"];
        for (var i = 0; i < actions.Count; i++)
        {
            var a = (Dictionary<string, object>)actions[i];
            Json(s.Append(i > 0 ? ", {\"kind\": " : "{\"kind\": "), a["kind"]);
            Json(s.Append(", \"label\": "), a["label"]);
            Json(s.Append(", \"link\": "), a["link"]).Append('}');
        }
        return Json(s.Append("], \"data\": "), d["data"]).Append('}').ToString();
    }

    static StringBuilder Field(StringBuilder s, object name, object label, object value, object kind, bool required)
    {
        s.Append("<label for=\"").E(name).Append("\">").E(label).Append(required ? " *" : "");
        s.Append("</label><input type=\"").E(kind).Append("\" id=\"").E(name).Append("\" value=\"").E(value);
        return s.Append("\">");
    }

    static string Title(string name) => string.Join(' ', name.Split(' ').Select(Cap));

    static int CountWords(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    // As Jinja's tojson: keys in order, everything but printable ASCII escaped, and what HTML reserves too.
    static StringBuilder Json(StringBuilder s, object value)
    {
        switch (value)
        {
            case null:
                return s.Append("null");
            case bool b:
                return s.Append(b ? "true" : "false");
            case string text:
                return JsonString(s, text);
            case List<object> list:
                s.Append('[');
                for (var i = 0; i < list.Count; i++)
                    Json(i > 0 ? s.Append(", ") : s, list[i]);
                return s.Append(']');
            case Dictionary<string, object> map:
                s.Append('{');
                var first = true;
                foreach (var (key, item) in map.OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    JsonString(first ? s : s.Append(", "), key).Append(": ");
                    Json(s, item);
                    first = false;
                }
                return s.Append('}');
            default:
                return s.Append(CultureInfo.InvariantCulture, $"{value}");
        }
    }

    static StringBuilder JsonString(StringBuilder s, string text)
    {
        s.Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                s.Append('\\').Append(c);
            else if (c is < ' ' or > '~' or '<' or '>' or '&' or '\'')
                s.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                s.Append(c);
        }
        return s.Append('"');
    }
}
