using Attune.Decisions.Experiences;

namespace Attune.Server.Personalize;

/// <summary>Reads the <c>status</c> filter of the metadata call (wire.md 2.1).</summary>
internal static class MetadataQuery
{
    /// <summary>
    /// The statuses asked for, by their exact names; what is no status asks for nothing. Null where there is no filter.
    /// </summary>
    public static IReadOnlySet<ExperienceStatus>? Statuses(IQueryCollection query)
    {
        if (!query.TryGetValue("status", out var values) || values.All(string.IsNullOrEmpty))
        {
            return null;
        }
        var statuses = new HashSet<ExperienceStatus>();
        foreach (var name in values.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries)))
        {
            switch (name)
            {
                case "Active":
                    statuses.Add(ExperienceStatus.Active);
                    break;
                case "Paused":
                    statuses.Add(ExperienceStatus.Paused);
                    break;
                case "Scheduled":
                    statuses.Add(ExperienceStatus.Scheduled);
                    break;
            }
        }
        return statuses;
    }
}
