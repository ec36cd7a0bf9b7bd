using System.Text.Json.Serialization;
using Attune.Decisions.Users;

namespace Attune.Decisions.Explanations;

/// <summary>One clause of a rule, or a group of them, as a decision met it. Immutable.</summary>
public sealed record ExplanationNode
{
    /// <summary>What the clause says.</summary>
    public required string Text { get; init; }

    /// <summary>Where it stands in its record; null for what only joins others.</summary>
    public string? Path { get; init; }

    public required ClauseResult Result { get; init; }

    /// <summary>The value that was seen, missing where there was none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public AttributeValue Seen { get; init; }

    /// <summary>Why a value could not be compared, where that was so.</summary>
    public string? Note { get; init; }

    public IReadOnlyList<ExplanationNode>? Clauses { get; init; }
}
