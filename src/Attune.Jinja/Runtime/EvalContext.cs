namespace Attune.Jinja.Runtime;

/// <summary>What an autoescape block changes for a template while it renders.</summary>
internal sealed class EvalContext(bool autoescape, bool isShared = false)
{
    public bool Autoescape = autoescape;

    /// <summary>True where several renders use this one, so that an autoescape block must take its own.</summary>
    public readonly bool IsShared = isShared;
}
