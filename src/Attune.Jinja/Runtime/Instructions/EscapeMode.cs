using Attune.Jinja.Runtime.Execution;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>Whether text is escaped at a place of a template: known when it is compiled, unless an autoescape block asks a variable.</summary>
internal readonly record struct EscapeMode(bool IsOn, bool IsVolatile)
{
    /// <summary>Whether text captured here counts as Markup.</summary>
    public bool IsMarkup(Frame frame) => IsVolatile ? frame.Context.Eval.Autoescape : IsOn;
}
