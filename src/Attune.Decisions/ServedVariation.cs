namespace Attune.Decisions;

/// <summary>What a decision serves: one variation of one audience of one experience, compiled. Immutable, thread-safe.</summary>
public sealed class ServedVariation
{
    internal ServedVariation(
        string experienceId,
        string experienceKey,
        string name,
        ExperienceContext context,
        IReadOnlyList<ServedVariable> variables,
        double propensity
    )
    {
        ExperienceId = experienceId;
        ExperienceKey = experienceKey;
        Name = name;
        Context = context;
        Variables = variables;
        Propensity = propensity;
    }

    public string ExperienceId { get; }

    public string ExperienceKey { get; }

    public string Id => Context.MoeVariationId;

    /// <summary>For people, such as <c>Default</c>.</summary>
    public string Name { get; }

    public ExperienceContext Context { get; }

    /// <summary>In the order in which they were set up.</summary>
    public IReadOnlyList<ServedVariable> Variables { get; }

    /// <summary>The share of the audience's users who get it: its slots, less the experience's control group; 0 to 1.</summary>
    public double Propensity { get; }
}
