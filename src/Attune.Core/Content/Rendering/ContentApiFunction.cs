using Attune.Core.Content.Apis;
using Attune.Jinja;
using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Core.Content.Rendering;

/// <summary>
/// A content API as a function of one dict: <c>params</c>, <c>static_params</c>, <c>dynamic_params</c>,
/// <c>request_body</c>; or of the same as keywords. Equal calls for one request are one call.
/// </summary>
internal sealed class ContentApiFunction(RenderContext context, ContentApi api) : JinjaObject
{
    public override string TypeName => "function";

    public override bool IsCallable => true;

    public override Value Call(RenderState state, Arguments arguments)
    {
        if (arguments.Count > 1)
        {
            throw JinjaRuntimeException.Type(
                $"{api.Name}() takes at most 1 positional argument ({arguments.Count} given)"
            );
        }
        var json = ContentApiArguments.ToJson(state, api.Name, arguments);
        var answers = context.ApiAnswers;
        var key = (api.Name, json);
        if (!answers.TryGet(key, out var answer))
        {
            answers.Begin(key);
            answer = context.ApiCaller.TryCallNow(context.WorkspaceId, api, json, out var now)
                ? now
                : state.Await(
                    key,
                    token =>
                        context.Waits.CountAsync(context.ApiCaller.CallAsync(context.WorkspaceId, api, json, token))
                );
            answers.Keep(key, answer);
        }
        return answer.IsMissing
            ? state.UndefinedWithHint($"Content API '{api.Name}' did not answer", api.Name)
            : answer;
    }

    public override void WriteRepr(ValuePrinter printer) => printer.Append($"<function {api.Name}>");
}
