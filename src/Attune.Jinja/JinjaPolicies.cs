using Attune.Jinja.Values;

namespace Attune.Jinja;

/// <summary>Jinja's policies: defaults of single filters. Source: Jinja documentation, "Policies".</summary>
public sealed record JinjaPolicies
{
    /// <summary>How much longer than asked a text may be before truncate shortens it.</summary>
    public int TruncateLeeway { get; init; } = 5;

    /// <summary>The rel attribute of links made by urlize, or null for none.</summary>
    public string? UrlizeRel { get; init; } = "noopener";

    /// <summary>The target attribute of links made by urlize, or null for none.</summary>
    public string? UrlizeTarget { get; init; }

    /// <summary>Schemes besides the usual ones that urlize links.</summary>
    public IReadOnlyList<string> UrlizeExtraSchemes { get; init; } = [];

    /// <summary>Arguments of Python's json.dumps that tojson passes on: sort_keys, indent, separators, ensure_ascii.</summary>
    public IReadOnlyDictionary<string, Value> JsonDumpsArguments { get; init; } =
        new Dictionary<string, Value> { ["sort_keys"] = true };
}
