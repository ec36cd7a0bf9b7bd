using Attune.Decisions.Sessions;

namespace Attune.Core.Devices;

/// <summary>
/// Tells device type, operating system, browser and bots apart by user agent and client hints. A pure function: linear in
/// the length of its input, free of expressions, allocates nothing, never throws; safe for concurrent use.
/// </summary>
public static class UserAgentClassifier
{
    /// <summary>Characters of a user agent, and of each client hint, that are read. The rest is ignored.</summary>
    public const int MaximumLength = 512;

    /// <summary>
    /// What is known about the device. Client hints decide where they are passed and well formed, since browsers no longer
    /// tell the truth in the user agent; the user agent fills in what they leave open. Nothing passed: nothing known.
    /// </summary>
    public static DeviceFacts Classify(ReadOnlySpan<char> userAgent, in ClientHints hints = default)
    {
        var text = userAgent[..Math.Min(userAgent.Length, MaximumLength)].Trim();
        var hinted = HintReading.Read(hints);
        if (text.IsEmpty && hinted == default)
        {
            return default;
        }

        var reading = UserAgentReader.Read(text);
        var system = hinted.System ?? OperatingSystems.From(reading);
        var browser = hinted.Browser ?? Browsers.From(reading);
        return new DeviceFacts(
            TypeOf(reading, hinted, system),
            system,
            browser?.Name,
            browser?.Group,
            text.IsEmpty ? null : reading.IsBot
        );
    }

    // Hints know telephones, tablets and computers only: what else a user agent tells stands.
    private static DeviceType TypeOf(in UserAgentReading reading, in HintReading hinted, string? system)
    {
        var type = reading == default ? DeviceType.Unknown : DeviceTypes.From(reading, system);
        return type is DeviceType.Bot or DeviceType.Tv or DeviceType.Console or DeviceType.Wearable
            ? type
            : DeviceTypes.FromHint(hinted, system) ?? type;
    }
}
