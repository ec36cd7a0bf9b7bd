namespace Attune.Core.Rankings;

/// <summary>How fresh rankings of all users are.</summary>
/// <param name="Every">How long after one ranking the next is computed; a filter that is new is ranked within seconds.</param>
public sealed record RankingSettings(TimeSpan Every)
{
    public static RankingSettings Default { get; } = new(TimeSpan.FromHours(1));
}
