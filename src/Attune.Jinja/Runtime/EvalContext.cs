namespace Attune.Jinja.Runtime;

/// <summary>What an autoescape block changes for a template while it renders.</summary>
internal sealed class EvalContext(bool autoescape)
{
    public bool Autoescape = autoescape;
}
