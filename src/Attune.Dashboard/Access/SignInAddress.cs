namespace Attune.Dashboard.Access;

/// <summary>The address of the sign-in page, with the way back.</summary>
internal static class SignInAddress
{
    public const string Path = "/sign-in";

    public static string For(string target) =>
        IsLocal(target) && target != "/" ? $"{Path}?back={Uri.EscapeDataString(target)}" : Path;

    /// <summary>Where to go after signing in: only ever a page of this server.</summary>
    public static string BackOr(string? back) => IsLocal(back) ? back! : "/";

    private static bool IsLocal(string? target) =>
        target is { Length: > 0 and < 2_000 }
        && target[0] == '/'
        && (target.Length == 1 || (target[1] != '/' && target[1] != '\\'))
        && !target.Any(char.IsControl);
}
