using System.Globalization;

namespace Attune.Server.Hosting;

/// <summary>Finds every setting below <c>Attune:</c> that does not exist or whose value makes no sense.</summary>
internal static class SettingsCheck
{
    /// <exception cref="OperatorException">There are such settings; the message names all of them.</exception>
    public static void Require(IConfiguration configuration)
    {
        var problems = Find(configuration);
        if (problems.Count > 0)
        {
            throw new OperatorException(string.Join(Environment.NewLine, problems));
        }
    }

    public static IReadOnlyList<string> Find(IConfiguration configuration) =>
        [
            .. configuration
                .GetSection(KnownSettings.Section)
                .AsEnumerable()
                .Where(setting => setting.Value is not null)
                .OrderBy(setting => setting.Key, StringComparer.OrdinalIgnoreCase)
                .Select(setting => Check(setting.Key, setting.Value!))
                .OfType<string>(),
        ];

    private static string? Check(string key, string value)
    {
        if (!KnownSettings.All.TryGetValue(key, out var kind))
        {
            return $"There is no setting {key}{Suggest(key)}.";
        }
        var expected = kind switch
        {
            SettingKind.Flag when !bool.TryParse(value, out _) => "true or false",
            SettingKind.Count when !IsNumber(value, int.MaxValue) => "a whole number from 1",
            SettingKind.Bytes when !IsNumber(value, long.MaxValue) => "a whole number of bytes from 1",
            SettingKind.Rate when !int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) =>
                "a whole number a minute, or 0 for no limit",
            SettingKind.Share when !IsShare(value) => "a number from 0 to 1",
            SettingKind.Duration when !IsDuration(value) =>
                "a time span, such as 1.00:00:00 for a day or 00:00:30 for half a minute",
            _ => null,
        };
        return expected is null ? null : $"{key} must be {expected}, and is '{value}'.";
    }

    private static bool IsNumber(string value, long most) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number >= 1
        && number <= most;

    private static bool IsShare(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share)
        && share is >= 0 and <= 1;

    private static bool IsDuration(string value) =>
        TimeSpan.TryParse(value, CultureInfo.InvariantCulture, out var span) && span >= TimeSpan.Zero;

    private static string Suggest(string key)
    {
        var name = key[(key.LastIndexOf(':') + 1)..];
        var near = KnownSettings.All.Keys.FirstOrDefault(known =>
            known.EndsWith($":{name}", StringComparison.OrdinalIgnoreCase)
        );
        return near is null ? "" : $"; perhaps {near} is meant";
    }
}
