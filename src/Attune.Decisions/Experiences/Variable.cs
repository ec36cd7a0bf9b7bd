using Attune.Decisions.Values;

namespace Attune.Decisions.Experiences;

/// <summary>One name and value of a payload.</summary>
public sealed record Variable
{
    /// <summary>The key in the payload: 1 to 200 characters.</summary>
    public required string Name { get; init; }

    public required VariableType DataType { get; init; }

    /// <summary>Where the value comes from; in JSON a text is a template, a number or a boolean stands for itself.</summary>
    public required ValueSource Value { get; init; }
}
