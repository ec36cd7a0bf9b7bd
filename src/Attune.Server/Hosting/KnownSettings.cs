using System.Collections.Frozen;
using Attune.Core.Content;
using Attune.Core.Users;
using Attune.Decisions.Validation;
using Attune.Server.RateLimits;
using Attune.Server.Telemetry;

namespace Attune.Server.Hosting;

/// <summary>
/// Every setting below <c>Attune:</c>. A new setting is one line here and one in docs/configuration.md; one that is not
/// here stops the start, so that a mistyped name is never without effect in silence.
/// </summary>
internal static class KnownSettings
{
    public const string Section = "Attune";
    public const string LimitsSection = "Attune:Limits";

    /// <summary>The limits that a workspace may override, too.</summary>
    public static readonly string[] DecisionLimitNames = NumbersOf(typeof(DecisionLimits));

    /// <summary>The settings by their keys, in any case.</summary>
    public static readonly FrozenDictionary<string, SettingKind> All = new Dictionary<string, SettingKind>
    {
        [AttuneConfiguration.DataKey] = SettingKind.Text,
        [AttuneConfiguration.DemoKey] = SettingKind.Flag,
        ["Attune:ContentApis:CacheBytes"] = SettingKind.Bytes,
        ["Attune:ContentApis:MaxBytes"] = SettingKind.Bytes,
        ["Attune:DeleteAfter"] = SettingKind.Duration,
        ["Attune:Explanations:Keep"] = SettingKind.Duration,
        ["Attune:Explanations:PendingBytes"] = SettingKind.Bytes,
        ["Attune:Explanations:Sample"] = SettingKind.Share,
        ["Attune:Explanations:StoredBytes"] = SettingKind.Bytes,
        ["Attune:Geo:IPv4"] = SettingKind.Text,
        ["Attune:Geo:IPv6"] = SettingKind.Text,
        ["Attune:Geo:PollSeconds"] = SettingKind.Count,
        ["Attune:Memory:UserBytes"] = SettingKind.Bytes,
        ["Attune:Memory:UuidFilterBytes"] = SettingKind.Bytes,
        [TelemetryServices.MetricsKey] = SettingKind.Flag,
        ["Attune:Oidc:Authority"] = SettingKind.Text,
        ["Attune:Oidc:ClientId"] = SettingKind.Text,
        ["Attune:Oidc:ClientSecret"] = SettingKind.Text,
        ["Attune:Oidc:Name"] = SettingKind.Text,
        ["Attune:Outbound:AllowedHosts"] = SettingKind.Text,
        ["Attune:Outbound:AllowedNetworks"] = SettingKind.Text,
        ["Attune:Outbound:ConnectionsPerHost"] = SettingKind.Count,
        ["Attune:Outbound:Ports"] = SettingKind.Text,
        ["Attune:Rankings:Every"] = SettingKind.Duration,
        ["Attune:Users:FoldAt"] = SettingKind.Count,
        ["Attune:Users:FoldAfter"] = SettingKind.Duration,
        ["Attune:Limits:PendingWrites"] = SettingKind.Count,
    }
        .Concat(Limits(NumbersOf(typeof(UserLimits))))
        .Concat(Limits(DecisionLimitNames))
        .Concat(Limits(NumbersOf(typeof(ContentLimits))))
        .Concat(
            RateLimitSettings.Names.Select(name => KeyValuePair.Create($"Attune:RateLimits:{name}", SettingKind.Rate))
        )
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static IEnumerable<KeyValuePair<string, SettingKind>> Limits(string[] names) =>
        names.Select(name => KeyValuePair.Create($"{LimitsSection}:{name}", SettingKind.Count));

    private static string[] NumbersOf(Type limits) =>
        [
            .. limits
                .GetProperties()
                .Where(property => property.PropertyType == typeof(int))
                .Select(property => property.Name),
        ];
}
