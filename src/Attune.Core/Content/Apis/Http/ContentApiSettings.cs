using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Attune.Core.Content.Apis.Http;

/// <summary>What holds for all content APIs of a server. Immutable.</summary>
public sealed record ContentApiSettings
{
    public const string Section = "Attune:ContentApis";

    /// <summary>Bytes of one answer, as sent and unpacked.</summary>
    public long MaxBytes { get; init; } = 1024 * 1024;

    /// <summary>Bytes of answers kept for each workspace.</summary>
    public long CacheBytes { get; init; } = 32L * 1024 * 1024;

    public static ContentApiSettings Read(IConfiguration configuration)
    {
        var defaults = new ContentApiSettings();
        return new ContentApiSettings
        {
            MaxBytes = Number(configuration, nameof(MaxBytes)) ?? defaults.MaxBytes,
            CacheBytes = Number(configuration, nameof(CacheBytes)) ?? defaults.CacheBytes,
        };
    }

    private static long? Number(IConfiguration configuration, string name) =>
        long.TryParse(
            configuration[$"{Section}:{name}"],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
