using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Core.Content.Rendering;

/// <summary>
/// <c>ContentApi.Name({...})</c>: calls the workspace's content API of that name. One that is not there is undefined, and
/// calling it therefore an error; one that cannot be reached answers with an undefined value.
/// </summary>
internal sealed class ContentApis(RenderContext context) : HostObject
{
    public override string TypeName => RenderVariables.ContentApi;

    protected override bool TryGetMember(Value key, RenderState state, out Value value)
    {
        if (!key.TryGetString(out var name))
        {
            value = default;
            return false;
        }
        if (context.Library.Apis.TryGetValue(name, out var api))
        {
            value = Value.FromObject(new ContentApiFunction(context, api));
            return true;
        }
        var hint = $"Content API with name '{name}' not found in the database";
        context.Diagnostics?.NotFound(DiagnosticCategory.ContentApi, hint);
        value = state.UndefinedWithHint(hint, name);
        return true;
    }
}
