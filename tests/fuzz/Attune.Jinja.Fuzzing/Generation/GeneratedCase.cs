using System.Text.Json.Nodes;

namespace Attune.Jinja.Fuzzing.Generation;

/// <summary>A template with the data and the environment that it is rendered with.</summary>
internal sealed record GeneratedCase(Fragment Template, JsonObject Context, JsonObject Settings)
{
    private static readonly string[] Contexts =
    [
        """
            {"n": 5, "neg": -3, "big": 123456789012345678901234567890, "f": 2.5, "s": "hello world", "t": "A-b_C d", "html": "<a href='x'>T&C</a>",
             "empty": "", "yes": true, "no": false, "nothing": null, "nums": [3, 1, 2, 10], "words": ["pear", "Apple", "fig", "apple"],
             "mixed": [1, "a", null, 2.5, [1], {"k": 1}], "users": [{"name": "Bob", "age": 30}, {"name": "alice", "age": 25}, {"name": "Bob", "age": 25}],
             "d": {"b": 2, "a": 1, "name": "Dict"}, "nested": {"a": {"b": {"c": [1, 2]}}, "list": [[1, 2], [3]]}, "user": {"name": "Zoë", "items": [1, 2], "a": {"b": 1}}}
            """,
        """
            {"n": 0, "neg": -1, "big": 9223372036854775807, "f": 1e20, "s": "", "t": "  spaced out  ", "html": "a < b > c & \"d\"", "empty": [],
             "yes": 1, "no": 0.0, "nothing": null, "nums": [], "words": ["x"], "mixed": ["10", 9, true], "users": [], "d": {}, "nested": {"a": 1},
             "user": {"name": null}, "x": "outer", "y": [1, 2]}
            """,
        """
            {"n": 12345, "neg": -7, "big": -18446744073709551617, "f": -0.0001, "s": "Ünïcödé ß 😀 text\twith\nlines", "t": "www.example.com, (see http://x.org/a?b=c).",
             "html": "&lt;ok&gt; <!-- c --> <b>bold</b>", "empty": {}, "yes": "yes", "no": "", "nothing": null, "nums": [0.1, 2, -5, 1e3, 7], "words": ["ß", "Ö", "z", "É", "a b c"],
             "mixed": [true, 1, 1.0, "1"], "users": [{"name": "Ann"}, {"name": "Cid", "age": 7}], "d": {"z": [1], "Y": {"k": null}, "x": 1.5},
             "nested": [[["deep"]]], "user": {"name": "<Eve>", "age": 41}}
            """,
    ];

    /// <summary>The case of a seed: the same for ever.</summary>
    public static GeneratedCase Create(int seed)
    {
        var random = new Random(seed);
        var template = new StatementGenerator(random).Template(random.Next(1, 4));
        return new GeneratedCase(
            template,
            JsonNode.Parse(Contexts[random.Next(Contexts.Length)])!.AsObject(),
            CreateSettings(random)
        );
    }

    /// <summary>The case in the format of the conformance runner, without a result.</summary>
    public JsonObject ToJson(string id) =>
        new()
        {
            ["id"] = id,
            ["template"] = Template.ToString(),
            ["context"] = Context.DeepClone(),
            ["settings"] = Settings.DeepClone(),
        };

    private static JsonObject CreateSettings(Random random)
    {
        var settings = new JsonObject { ["extensions"] = new JsonArray("do", "loopcontrols") };
        if (random.Next(3) == 0)
        {
            settings["autoescape"] = true;
        }

        if (random.Next(4) == 0)
        {
            settings["trim_blocks"] = true;
            settings["lstrip_blocks"] = random.Next(2) == 0;
        }

        if (random.Next(4) == 0)
        {
            settings["undefined"] = new[] { "strict", "chainable", "debug" }[random.Next(3)];
        }

        if (random.Next(6) == 0)
        {
            settings["sandbox"] = random.Next(2) == 0 ? "sandboxed" : "immutable";
        }

        return settings;
    }
}
