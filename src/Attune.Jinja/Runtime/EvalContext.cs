namespace Attune.Jinja.Runtime;

/// <summary>What an autoescape block changes for a template while it renders.</summary>
internal sealed class EvalContext(bool autoescape, bool isShared = false)
{
    private static readonly EvalContext s_on = new(true, isShared: true);
    private static readonly EvalContext s_off = new(false, isShared: true);

    public bool Autoescape = autoescape;

    /// <summary>True where several renders use this one, so that an autoescape block must take its own.</summary>
    public readonly bool IsShared = isShared;

    /// <summary>The one that all templates begin with which escape, or which do not.</summary>
    public static EvalContext Shared(bool autoescape) => autoescape ? s_on : s_off;
}
