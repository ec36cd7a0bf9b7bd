using System.Collections.Frozen;
using Attune.Decisions.Sessions;

namespace Attune.Decisions.Rules.Sessions;

/// <summary>The device has one of these types, systems and browsers, and is or is not a bot, as far as each is asked for.</summary>
internal sealed class DeviceRule : SessionRule
{
    private readonly int? _types;
    private readonly FrozenSet<string>? _systems;
    private readonly FrozenSet<string>? _browsers;
    private readonly bool? _bot;

    /// <param name="clause">The condition for people.</param>
    /// <param name="types">Null for any.</param>
    /// <param name="systems">Families, compared without case; null for any.</param>
    /// <param name="browsers">Families or common names, compared without case; null for any.</param>
    /// <param name="bot">Null for either.</param>
    /// <param name="negate">Whether the condition is turned round.</param>
    public DeviceRule(
        RuleClause clause,
        IEnumerable<DeviceType>? types,
        IEnumerable<string>? systems,
        IEnumerable<string>? browsers,
        bool? bot,
        bool negate
    )
        : base(clause, negate)
    {
        _types = types?.Aggregate(0, (bits, type) => bits | (1 << (int)type));
        _systems = systems?.Select(SystemNames.Canonical).ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _browsers = browsers?.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
        _bot = bot;
    }

    protected override SessionFields Fields => SessionFields.Device;

    protected override Truth TestSession(ref RuleRun run)
    {
        var device = run.Session.Device;
        if (run.Trace is { } trace)
        {
            trace.See(
                string.Join(
                    " / ",
                    device.TypeName ?? "?",
                    device.OperatingSystem ?? "?",
                    device.Browser ?? "?",
                    device.IsBot switch
                    {
                        true => "bot",
                        false => "no bot",
                        null => "?",
                    }
                )
            );
        }

        var type =
            _types is not { } types ? Truth.True
            : device.Type == DeviceType.Unknown ? Truth.Unknown
            : Truths.Of((types & (1 << (int)device.Type)) != 0);
        var system =
            _systems is null ? Truth.True
            : device.OperatingSystem is null ? Truth.Unknown
            : Truths.Of(_systems.Contains(device.OperatingSystem));
        var bot =
            _bot is not { } wanted ? Truth.True
            : device.IsBot is not { } isBot ? Truth.Unknown
            : Truths.Of(isBot == wanted);
        var browser = TestBrowser(device);
        return type == Truth.False || system == Truth.False || bot == Truth.False || browser == Truth.False
                ? Truth.False
            : type == Truth.Unknown || system == Truth.Unknown || bot == Truth.Unknown || browser == Truth.Unknown
                ? Truth.Unknown
            : Truth.True;
    }

    private Truth TestBrowser(DeviceFacts device)
    {
        if (_browsers is null)
        {
            return Truth.True;
        }

        if (device.Browser is null && device.BrowserGroup is null)
        {
            return Truth.Unknown;
        }

        return Truths.Of(
            (device.Browser is { } browser && _browsers.Contains(browser))
                || (device.BrowserGroup is { } group && _browsers.Contains(group))
        );
    }
}
