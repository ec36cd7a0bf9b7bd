namespace Attune.Jinja;

/// <summary>What one render has otherwise than its environment. Immutable.</summary>
public sealed record RenderOptions
{
    /// <summary>The budgets; null for the environment's.</summary>
    public RenderLimits? Limits { get; init; }

    /// <summary>The time that the template sees; null for now.</summary>
    public DateTimeOffset? Now { get; init; }

    /// <summary>The seed of randomness; null for a new one from the environment.</summary>
    public int? RandomSeed { get; init; }

    /// <summary>What the host's own filters, tags and functions find in <see cref="Runtime.RenderState.Host"/>; null for nothing.</summary>
    public object? Host { get; init; }

    /// <summary>Hears of undefined values that are printed; null for nobody.</summary>
    public IUndefinedObserver? UndefinedObserver { get; init; }
}
