namespace Attune.Core.Workspaces.Tenancy;

/// <summary>
/// Says in a workspace that the demo shop belongs into it, and whether all of it is there: a server that was killed while
/// it filled the workspace goes on at its next start.
/// </summary>
public static class DemoMark
{
    public static ReadOnlyMemory<byte> Wanted { get; } = """{"state":"wanted"}"""u8.ToArray();

    public static ReadOnlyMemory<byte> Complete { get; } = """{"state":"complete"}"""u8.ToArray();

    public static bool IsComplete(ReadOnlyMemory<byte> json) => json.Span.SequenceEqual(Complete.Span);
}
