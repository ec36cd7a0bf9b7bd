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
        answers.Begin(key);
        if (!answers.TryGet(key, out var answer))
        {
            answer = Ask(state, key);
            answers.Keep(key, answer);
        }
        return answer;
    }

    public override void WriteRepr(ValuePrinter printer) => printer.Append($"<function {api.Name}>");

    private Value Ask(RenderState state, (string Api, string Arguments) key)
    {
        var caller = context.ApiCaller;
        return caller.TryCallNow(context.WorkspaceId, api, key.Arguments, context.ApiSubject, out var now)
            ? ToValue(now)
            : state.Await(key, token => context.Waits.CountAsync(WaitAsync(key.Arguments, token)));
    }

    private async ValueTask<Value> WaitAsync(string arguments, CancellationToken cancellationToken) =>
        ToValue(
            await context.ApiCaller.CallAsync(
                context.WorkspaceId,
                api,
                arguments,
                context.ApiSubject,
                context.Patience,
                cancellationToken
            )
        );

    // Members of an answer that did not come are undefined too, so that default works on each of them.
    private Value ToValue(ContentApiAnswer answer)
    {
        if (answer.Json is { } json)
        {
            return Value.FromJson(json);
        }
        context.Diagnostics?.ApiFailed(api.Name, answer.Problem ?? "");
        return Value.FromUndefined(
            UndefinedValue.WithHint(UndefinedKind.Chainable, $"Content API '{api.Name}' did not answer", api.Name)
        );
    }
}
