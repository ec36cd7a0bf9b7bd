using Attune.Decisions.Validation;
using NodaTime;

namespace Attune.Core.Workspaces.Settings;

/// <summary>Finds everything that is wrong with a workspace's settings.</summary>
internal static class SettingsValidator
{
    public const int MaximumIdentifiers = 5;
    public const int MaximumRate = 10_000_000;
    public const int MaximumLimit = 1_000_000;
    private const int MaximumEntries = 50;

    private static readonly string[] CustomerIdNames = ["uid", "id", "customer_id", "moe_unique_id"];

    private static readonly string[] LimitNames =
    [
        .. typeof(DecisionLimits).GetProperties().Where(p => p.PropertyType == typeof(int)).Select(p => p.Name).Order(),
    ];

    public static IReadOnlyList<ConfigurationProblem> Check(WorkspaceSettings settings)
    {
        var problems = new ProblemList();
        if (Texts.CheckName(settings.Name) is { } name)
        {
            problems.Add("name", name);
        }
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(settings.TimeZone) is null)
        {
            problems.Add("time_zone", "Expected the name of an IANA time zone, such as Europe/Berlin or Asia/Kolkata.");
        }
        CheckIdentifiers(settings.Identifiers, problems.Member("identifiers"));
        CheckRates(settings.RequestsPerMinute, problems.Member("requests_per_minute"));
        CheckLimits(settings.Limits, problems.Member("limits"));
        CheckControlGroup(settings, problems.Member("global_control_group"));
        return problems.All;
    }

    private static void CheckIdentifiers(IReadOnlyList<string> identifiers, ProblemList problems)
    {
        if (identifiers.Count > MaximumIdentifiers)
        {
            problems.Add($"Expected at most {MaximumIdentifiers} attributes.");
        }
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < identifiers.Count; i++)
        {
            var identifier = identifiers[i];
            if (identifier is null || Texts.CheckName(identifier, maximum: 200) is not null)
            {
                problems.Item(i).Add("Expected the key of an attribute, 1 to 200 characters.");
            }
            else if (CustomerIdNames.Contains(identifier))
            {
                problems.Item(i).Add("The customer id always identifies; it is not listed here.");
            }
            else if (!seen.Add(identifier))
            {
                problems.Item(i).Add("This attribute is listed already.");
            }
        }
    }

    private static void CheckRates(IReadOnlyDictionary<string, int> rates, ProblemList problems)
    {
        if (rates.Count > MaximumEntries)
        {
            problems.Add($"Expected at most {MaximumEntries} entries.");
        }
        foreach (var (api, rate) in rates)
        {
            if (Texts.CheckName(api, maximum: 50) is { } name)
            {
                problems.Add(name);
            }
            else if (rate is < 0 or > MaximumRate)
            {
                problems.Add(api, $"Expected a whole number from 0, which means no limit, to {MaximumRate}.");
            }
        }
    }

    private static void CheckLimits(IReadOnlyDictionary<string, int> limits, ProblemList problems)
    {
        foreach (var (name, limit) in limits)
        {
            if (!LimitNames.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                problems.Add(name, $"There is no such limit. Expected one of {string.Join(", ", LimitNames)}.");
            }
            else if (limit is < 1 or > MaximumLimit)
            {
                problems.Add(name, $"Expected a whole number from 1 to {MaximumLimit}.");
            }
        }
    }

    private static void CheckControlGroup(WorkspaceSettings settings, ProblemList problems)
    {
        var percentage = settings.GlobalControlGroup.Percentage;
        if (percentage is < 0 or > 99.99m || decimal.Round(percentage, 2) != percentage)
        {
            problems.Add("percentage", "Expected 0 to 99.99 in steps of 0.01.");
        }
    }
}
