using Attune.Core.Workspaces.Experiences;
using Attune.Decisions.Experiences;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.Experiences;

/// <summary>Reads the query of the list of experiences.</summary>
internal static class ExperienceListQuery
{
    public static readonly (string Name, string Description)[] Parameters =
    [
        ("search", "Words that must all be in the name, the key or a tag, without case."),
        ("status", "Only these, separated by commas: Draft, Scheduled, Active, Paused, Expired."),
        ("tag", "Only experiences with exactly this tag."),
        (
            "sort",
            "updated_at, created_at, name or key, with a hyphen before it for descending; -updated_at unless given."
        ),
        ("limit", "Experiences in one answer, 1 to 200; 50 unless given."),
        ("cursor", "next_cursor of the answer before."),
    ];

    private static readonly Dictionary<string, ExperienceSort> Sorts = new(StringComparer.Ordinal)
    {
        ["updated_at"] = ExperienceSort.Updated,
        ["created_at"] = ExperienceSort.Created,
        ["name"] = ExperienceSort.Name,
        ["key"] = ExperienceSort.Key,
    };

    /// <summary>What was asked; of use only where the reader then refuses nothing.</summary>
    public static ExperienceQuery Read(QueryReader reader)
    {
        var sort = reader.Text("sort") ?? "-updated_at";
        if (!Sorts.TryGetValue(sort.TrimStart('-'), out var by) || sort.StartsWith("--", StringComparison.Ordinal))
        {
            reader.Refuse(
                "sort",
                $"Expected one of {string.Join(", ", Sorts.Keys)}, with or without a hyphen before it."
            );
        }
        return new ExperienceQuery
        {
            Search = reader.Text("search"),
            Statuses = ReadStatuses(reader),
            Tag = reader.Text("tag"),
            Sort = by,
            Descending = sort.StartsWith('-'),
            Limit = reader.Limit(),
            Cursor = reader.Text("cursor", maximum: 2_000),
        };
    }

    private static IReadOnlyList<ExperienceStatus>? ReadStatuses(QueryReader reader)
    {
        if (reader.Text("status") is not { } text)
        {
            return null;
        }
        var statuses = new List<ExperienceStatus>();
        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries))
        {
            if (Array.IndexOf(Enum.GetNames<ExperienceStatus>(), name) >= 0)
            {
                statuses.Add(Enum.Parse<ExperienceStatus>(name));
            }
            else
            {
                reader.Refuse("status", $"Expected some of {string.Join(", ", Enum.GetNames<ExperienceStatus>())}.");
            }
        }
        return statuses;
    }
}
