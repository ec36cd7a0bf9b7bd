namespace Attune.Decisions;

/// <summary>What one experience does for one request. A value: making it allocates nothing.</summary>
public readonly record struct Decision
{
    internal Decision(string key, DecisionReason reason, long configurationVersion)
    {
        ExperienceKey = key;
        Reason = reason;
        ConfigurationVersion = configurationVersion;
    }

    /// <summary>The key that was asked for.</summary>
    public string ExperienceKey { get; }

    public DecisionReason Reason { get; }

    /// <summary>The version of the configuration that decided.</summary>
    public long ConfigurationVersion { get; }

    /// <summary>Null where no experience has the key.</summary>
    public string? ExperienceId { get; internal init; }

    /// <summary>The audience that the user is in, also where a control group is the reason; null for none.</summary>
    public string? AudienceId { get; internal init; }

    public string? AudienceName { get; internal init; }

    /// <summary>What is served, with its compiled variables; null for nothing.</summary>
    public ServedVariation? Variation { get; internal init; }

    /// <summary>The slot, 0 to 9,999, that the variation was drawn by; null where none was drawn.</summary>
    public int? Bucket { get; internal init; }

    /// <summary>The probability of this outcome for a user of this audience, 0 to 1; 0 where nothing was drawn.</summary>
    public double Propensity { get; internal init; }

    public bool IsServed => Variation is not null;
}
