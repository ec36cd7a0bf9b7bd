using System.Text.Json;
using Attune.Jinja;
using Attune.Jinja.Values;

namespace Attune.Core.Content.Apis;

/// <summary>
/// The arguments of a call as variables of the templates in a content API's configuration, over what the render itself shows.
/// Used during one call.
/// </summary>
internal sealed class CallArguments(JsonElement arguments, IJinjaContext? subject) : IJinjaContext
{
    public const string Params = "params";
    public const string StaticParams = "static_params";
    public const string DynamicParams = "dynamic_params";
    public const string RequestBody = "request_body";

    private static readonly string[] Names = [Params, StaticParams, DynamicParams, RequestBody];

    public IEnumerable<string> VariableNames => subject is null ? Names : Names.Concat(subject.VariableNames);

    // An argument that the call leaves out has no members; using one is then no error but an empty text.
    public bool TryGetVariable(string name, out Value value)
    {
        if (Names.Contains(name))
        {
            value = arguments.TryGetProperty(name, out var found)
                ? Value.FromJson(found)
                : Value.FromDict(new PyDict());
            return true;
        }
        if (subject is not null)
        {
            return subject.TryGetVariable(name, out value);
        }
        value = default;
        return false;
    }
}
