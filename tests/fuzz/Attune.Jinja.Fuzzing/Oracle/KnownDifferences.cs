namespace Attune.Jinja.Fuzzing.Oracle;

/// <summary>Where an older Python Jinja differs from 3.1.6, whose behaviour Attune has; Debian 12 carries 3.1.2.</summary>
internal static class KnownDifferences
{
    private static readonly string[] BeforeThreeOneSix =
    [
        // 3.1.3 and 3.1.4 refuse more characters in the keys of xmlattr.
        "xmlattr",
        // 3.1.5 and 3.1.6 close the sandbox: a stored format method, |attr on a protected name.
        "|attr(",
        ".format",
        // 3.1.3 to 3.1.5 changed how urlize finds the end of an address.
        "urlize",
        // 3.1.4 fixed loop variables that shadow a name of the enclosing scope.
        "loop.changed",
        // 3.1.5 made the tests of unknown filters in branches lazy, and fixed the closing of nested blocks.
        "{% block",
    ];

    /// <summary>
    /// A constant that cannot be sliced is undefined to Jinja's optimizer, which under strict rules fails while compiling;
    /// Attune leaves it to the render, where it is an error of type.
    /// </summary>
    public static bool IsFoundWhileCompiling(OracleResult wanted) =>
        wanted.Detail?.Contains("has no element slice(", StringComparison.Ordinal) == true;

    public static bool Explain(string version, string template) =>
        version != "3.1.6" && BeforeThreeOneSix.Any(mark => template.Contains(mark, StringComparison.Ordinal));
}
