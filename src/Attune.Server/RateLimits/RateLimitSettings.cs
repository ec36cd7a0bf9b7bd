using System.Globalization;
using Attune.Server.Catalogs;
using Attune.Server.ContentBlocks;
using Attune.Server.Data;
using Attune.Server.Hosting;
using Attune.Server.Personalize;
using Attune.Server.Recommendations;
using Attune.Server.Segments;
using Attune.Server.Templates;

namespace Attune.Server.RateLimits;

/// <summary>
/// The rates that hold for every workspace that sets none of its own: <c>Attune:RateLimits:{api}</c>, a whole number of
/// units a minute, or 0 for no limit. Preview has 10,000 unless set otherwise, as documented; nothing else is limited.
/// </summary>
public sealed class RateLimitSettings
{
    /// <summary>The rates that there are.</summary>
    public static readonly string[] Names =
    [
        "preview",
        "fetch",
        "metadata",
        PersonalizeEndpoints.EventsRate,
        CatalogEndpoints.Rate,
        ContentBlockEndpoints.Rate,
        TemplateEndpoints.Rate,
        FileSegmentEndpoints.Rate,
        FilterSegmentEndpoints.Rate,
        RecommendationEndpoints.DetailsRate,
        RecommendationEndpoints.ItemsRate,
        DataRates.Users,
        DataRates.Events,
        DataRates.BulkUsers,
        DataRates.BulkEvents,
        DataRates.Devices,
        DataRates.ManageDevices,
        DataRates.Export,
        DataRates.Merge,
        DataRates.Delete,
        DataRates.Erasure,
    ];

    private const string Section = "Attune:RateLimits";
    private readonly Dictionary<string, int> limits = new(StringComparer.OrdinalIgnoreCase) { ["preview"] = 10_000 };

    /// <summary>Reads the section.</summary>
    /// <exception cref="OperatorException">A value is not a whole number from 0.</exception>
    public RateLimitSettings(IConfiguration configuration)
    {
        foreach (var entry in configuration.GetSection(Section).GetChildren())
        {
            if (!int.TryParse(entry.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var limit))
            {
                throw new OperatorException(
                    $"{entry.Path} is '{entry.Value}'. It must be a whole number a minute, or 0 for no limit."
                );
            }
            limits[entry.Key] = limit;
        }
    }

    /// <summary>Units a minute for <paramref name="api"/>, or 0 where there is no limit.</summary>
    public int Find(string api) => limits.GetValueOrDefault(api);
}
