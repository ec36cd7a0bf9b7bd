using System.Collections.Concurrent;
using System.Data.Common;
using Attune.Core.Analytics.Rollups;
using Dapper;

namespace Attune.Storage.Analytics;

/// <summary>
/// The numbers of series. What a transaction has made is remembered only when that is committed. Used by one writer at a
/// time; learning and forgetting are safe from anywhere.
/// </summary>
internal sealed class SeriesNumbers
{
    /// <summary>Names of clicked elements that an experience's totals tell apart; further ones are counted together.</summary>
    public const int ElementsPerExperience = 200;

    /// <summary>What further elements are counted under.</summary>
    public const string OtherElements = "(other)";

    private readonly ConcurrentDictionary<(long Generation, SeriesKey Key), long> numbers = new();
    private readonly ConcurrentDictionary<(long Generation, string Experience), HashSet<string>> elements = new();

    /// <summary>The numbers of all keys, in their order; those that are new are made.</summary>
    public async Task<long[]> ResolveAsync(
        DbConnection connection,
        long generation,
        IReadOnlyList<SeriesKey> keys,
        Dictionary<(long, SeriesKey), long> made
    )
    {
        var resolved = new long[keys.Count];
        for (var i = 0; i < resolved.Length; i++)
        {
            var key = await BoundAsync(connection, generation, keys[i]);
            if (
                !numbers.TryGetValue((generation, key), out resolved[i])
                && !made.TryGetValue((generation, key), out resolved[i])
            )
            {
                resolved[i] = await MakeAsync(connection, generation, key);
                made[(generation, key)] = resolved[i];
            }
        }
        return resolved;
    }

    /// <summary>The transaction that has made these is committed.</summary>
    public void Learn(Dictionary<(long, SeriesKey), long> made)
    {
        foreach (var (key, number) in made)
        {
            numbers[key] = number;
        }
    }

    /// <summary>The transaction was undone: names that it brought may be unknown again.</summary>
    public void Unlearn() => elements.Clear();

    public void Forget(long generation)
    {
        foreach (var key in numbers.Keys.Where(key => key.Generation == generation))
        {
            numbers.TryRemove(key, out _);
        }
        foreach (var key in elements.Keys.Where(key => key.Generation == generation))
        {
            elements.TryRemove(key, out _);
        }
    }

    private async Task<SeriesKey> BoundAsync(DbConnection connection, long generation, SeriesKey key)
    {
        if (key.Element.Length == 0)
        {
            return key;
        }
        if (!elements.TryGetValue((generation, key.ExperienceId), out var known))
        {
            known =
            [
                .. await connection.QueryAsync<string>(
                    "SELECT DISTINCT element FROM analytics_series WHERE generation = @generation AND experience = @ExperienceId",
                    new { generation, key.ExperienceId }
                ),
            ];
            elements[(generation, key.ExperienceId)] = known;
        }
        if (known.Contains(key.Element))
        {
            return key;
        }
        if (known.Count >= ElementsPerExperience)
        {
            return key with { Element = OtherElements };
        }
        known.Add(key.Element);
        return key;
    }

    private static Task<long> MakeAsync(DbConnection connection, long generation, SeriesKey key) =>
        connection.ExecuteScalarAsync<long>(
            """
            INSERT INTO analytics_series
                (generation, experience, measure, goal, audience, variation, platform, element)
            VALUES (@generation, @ExperienceId, @measure, @Goal, @AudienceId, @VariationId, @platform, @Element)
            ON CONFLICT (generation, experience, measure, goal, audience, variation, platform, element)
            DO UPDATE SET element = excluded.element
            RETURNING id
            """,
            new
            {
                generation,
                key.ExperienceId,
                measure = (short)key.Measure,
                key.Goal,
                key.AudienceId,
                key.VariationId,
                platform = (short)key.Platform,
                key.Element,
            }
        );
}
