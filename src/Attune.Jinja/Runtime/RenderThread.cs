namespace Attune.Jinja.Runtime;

/// <summary>What rendering keeps for each thread.</summary>
internal sealed class RenderThread
{
    [ThreadStatic]
    private static RenderThread? t_instance;

    /// <summary>The running thread's own.</summary>
    public static RenderThread Own => t_instance ??= new RenderThread();

    /// <summary>The render that runs now.</summary>
    public RenderState? Current;

    /// <summary>A state that waits for the next render.</summary>
    public RenderState? Spare;
}
