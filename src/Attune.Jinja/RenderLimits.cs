namespace Attune.Jinja;

/// <summary>
/// The budgets of a template: each is a number that a render may not pass. A limit refuses before it allocates, and its error names it.
/// Immutable. The default is <see cref="Decision"/>.
/// </summary>
public sealed record RenderLimits
{
    /// <summary>For the decision path: 64 KiB of source, 256 KiB of output, 50 ms.</summary>
    public static RenderLimits Decision { get; } = new();

    /// <summary>For previews: 1 MiB of source, 4 MiB of output, 2 s.</summary>
    public static RenderLimits Preview { get; } =
        new()
        {
            MaxSourceLength = 1024 * 1024,
            MaxOutputLength = 4 * 1024 * 1024,
            MaxStringLength = 4 * 1024 * 1024,
            MaxCollectionSize = 100_000,
            MaxSteps = 5_000_000,
            MaxIncludes = 20_000,
            MaxAllocatedBytes = 256L * 1024 * 1024,
            MaxWallTime = TimeSpan.FromSeconds(2),
            MaxWaitTime = TimeSpan.FromSeconds(10),
        };

    /// <summary>
    /// As near to Jinja, which has no budgets, as a process that must survive can be: 10 s, and ceilings that keep memory finite.
    /// </summary>
    public static RenderLimits JinjaOnly { get; } =
        new()
        {
            MaxSourceLength = 64 * 1024 * 1024,
            MaxOutputLength = 256 * 1024 * 1024,
            MaxStringLength = 256 * 1024 * 1024,
            MaxCollectionSize = 20_000_000,
            MaxIntegerBits = 4_000_000,
            MaxSteps = long.MaxValue,
            MaxParseDepth = 200,
            MaxRecursion = 400,
            MaxIncludes = int.MaxValue,
            MaxAllocatedBytes = 4L * 1024 * 1024 * 1024,
            MaxWallTime = TimeSpan.FromSeconds(10),
            MaxWaitTime = TimeSpan.FromSeconds(10),
        };

    /// <summary>UTF-16 units of source of one template.</summary>
    public int MaxSourceLength { get; init; } = 64 * 1024;

    /// <summary>How deep expressions and statements may nest.</summary>
    public int MaxParseDepth { get; init; } = 100;

    /// <summary>Loop rounds, calls, and items that built-ins walk.</summary>
    public long MaxSteps { get; init; } = 100_000;

    /// <summary>UTF-16 units of output, all parts that are thrown away again included.</summary>
    public int MaxOutputLength { get; init; } = 256 * 1024;

    /// <summary>UTF-16 units of any one string.</summary>
    public int MaxStringLength { get; init; } = 256 * 1024;

    /// <summary>Items of any one list, tuple or dict.</summary>
    public int MaxCollectionSize { get; init; } = 10_000;

    /// <summary>Bits of any one integer.</summary>
    public int MaxIntegerBits { get; init; } = 65_536;

    /// <summary>Macro calls, blocks, includes, imports and recursive loops inside each other.</summary>
    public int MaxRecursion { get; init; } = 50;

    /// <summary>Templates included, imported or extended in one render, each time counted.</summary>
    public int MaxIncludes { get; init; } = 1_000;

    /// <summary>Bytes that one render may allocate in all.</summary>
    public long MaxAllocatedBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>Time of rendering, without the time spent waiting for values.</summary>
    public TimeSpan MaxWallTime { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Time spent waiting for values that are fetched, in all.</summary>
    public TimeSpan MaxWaitTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Values fetched for one render.</summary>
    public int MaxFetches { get; init; } = 20;
}
