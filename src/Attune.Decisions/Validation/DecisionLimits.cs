namespace Attune.Decisions.Validation;

/// <summary>
/// The limits of configuration records and requests, each with its default. An operator may raise them; see docs/limits.md.
/// </summary>
public sealed record DecisionLimits
{
    public static DecisionLimits Default { get; } = new();

    /// <summary>Experience keys served in one fetch (wire.md section 1.9).</summary>
    public int KeysPerFetch { get; init; } = 25;

    public int AudiencesPerExperience { get; init; } = 10;

    /// <summary>Variations of one audience, the default one included.</summary>
    public int VariationsPerAudience { get; init; } = 5;

    public int VariablesPerVariation { get; init; } = 100;

    /// <summary>Characters of one variable's template.</summary>
    public int TemplateLength { get; init; } = 65_536;

    /// <summary>Groups inside groups, the outermost counted.</summary>
    public int RuleDepth { get; init; } = 8;

    /// <summary>Filters in one audience or one segment, groups and filters on events' attributes counted.</summary>
    public int FiltersPerRule { get; init; } = 200;

    /// <summary>Values in one filter's list.</summary>
    public int ValuesPerFilter { get; init; } = 10_000;

    /// <summary>Characters of one value in a filter (wire.md section 5.1: values have 512).</summary>
    public int ValueLength { get; init; } = 512;

    /// <summary>Characters of an attribute's, event's or parameter's name (wire.md section 5.1).</summary>
    public int NameLength { get; init; } = 200;

    /// <summary>Days that a relative window may reach back or ahead: ten years.</summary>
    public int WindowDays { get; init; } = 3_660;

    /// <summary>Segments inside segments.</summary>
    public int SegmentDepth { get; init; } = 5;

    /// <summary>Segments that one rule refers to, those inside them counted.</summary>
    public int SegmentsPerRule { get; init; } = 50;

    /// <summary>The count that a behaviour filter may ask for.</summary>
    public int ExecutionCount { get; init; } = 100_000;

    public int TagsPerExperience { get; init; } = 50;

    public int ExperiencesPerExclusionGroup { get; init; } = 50;

    /// <summary>The defaults with an operator's figures, by the names of the properties in any case; others are left aside.</summary>
    public static DecisionLimits From(IReadOnlyDictionary<string, int> figures)
    {
        int Figure(string name, int standard) =>
            figures
                .Where(figure => figure.Value > 0 && figure.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
                .Select(figure => figure.Value)
                .FirstOrDefault(standard);

        return new()
        {
            KeysPerFetch = Figure(nameof(KeysPerFetch), Default.KeysPerFetch),
            AudiencesPerExperience = Figure(nameof(AudiencesPerExperience), Default.AudiencesPerExperience),
            VariationsPerAudience = Figure(nameof(VariationsPerAudience), Default.VariationsPerAudience),
            VariablesPerVariation = Figure(nameof(VariablesPerVariation), Default.VariablesPerVariation),
            TemplateLength = Figure(nameof(TemplateLength), Default.TemplateLength),
            RuleDepth = Math.Min(Figure(nameof(RuleDepth), Default.RuleDepth), 30),
            FiltersPerRule = Figure(nameof(FiltersPerRule), Default.FiltersPerRule),
            ValuesPerFilter = Figure(nameof(ValuesPerFilter), Default.ValuesPerFilter),
            ValueLength = Figure(nameof(ValueLength), Default.ValueLength),
            NameLength = Figure(nameof(NameLength), Default.NameLength),
            WindowDays = Math.Min(Figure(nameof(WindowDays), Default.WindowDays), 36_600),
            SegmentDepth = Math.Min(Figure(nameof(SegmentDepth), Default.SegmentDepth), 20),
            SegmentsPerRule = Figure(nameof(SegmentsPerRule), Default.SegmentsPerRule),
            ExecutionCount = Figure(nameof(ExecutionCount), Default.ExecutionCount),
            TagsPerExperience = Figure(nameof(TagsPerExperience), Default.TagsPerExperience),
            ExperiencesPerExclusionGroup = Figure(
                nameof(ExperiencesPerExclusionGroup),
                Default.ExperiencesPerExclusionGroup
            ),
        };
    }
}
