using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Core.Content.Rendering;

/// <summary>
/// <c>ContentBlock['label']</c>: the active block of that label, rendered where it is named, with what the template
/// around it sees. A block that is not there is undefined.
/// </summary>
internal sealed class ContentBlocks(RenderContext context) : HostObject
{
    public override string TypeName => RenderVariables.ContentBlock;

    protected override bool TryGetMember(Value key, RenderState state, out Value value)
    {
        if (!key.TryGetString(out var label))
        {
            value = default;
            return false;
        }
        if (context.Library.Blocks.TryGetValue(label, out var block))
        {
            value = context.RenderBlock(state, block);
            return true;
        }
        var hint = $"Content Blocks ['{label}'] not found";
        context.Diagnostics?.NotFound(DiagnosticCategory.ContentBlock, hint);
        value = state.UndefinedWithHint(hint, label);
        return true;
    }
}
