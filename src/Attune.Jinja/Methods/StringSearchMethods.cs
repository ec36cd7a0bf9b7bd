using Attune.Jinja.Conversion;
using Attune.Jinja.Runtime;
using Attune.Jinja.Text;
using Attune.Jinja.Values;

namespace Attune.Jinja.Methods;

/// <summary>Methods of str that look for text in it.</summary>
internal static class StringSearchMethods
{
    private delegate int Search(string text, string sought, long start, long end);

    public static void Register(MethodTable methods)
    {
        AddSearch(methods, "find", PySearch.Find, isStrict: false);
        AddSearch(methods, "rfind", PySearch.FindLast, isStrict: false);
        AddSearch(methods, "index", PySearch.Find, isStrict: true);
        AddSearch(methods, "rindex", PySearch.FindLast, isStrict: true);
        AddSearch(methods, "count", PySearch.Count, isStrict: false);
        AddEnd(methods, "startswith", PySearch.StartsWith);
        AddEnd(methods, "endswith", PySearch.EndsWith);
    }

    private static void AddSearch(MethodTable methods, string name, Search search, bool isStrict) =>
        methods.Add(
            ValueKind.String,
            name,
            (state, self, arguments) =>
            {
                state.Budget.Charge(self.StringPayload.Length >> 6);
                var found = search(
                    self.StringPayload,
                    Require.Text(arguments[0], name + "() argument"),
                    Require.Bound(arguments[1], 0),
                    Require.Bound(arguments[2], long.MaxValue)
                );
                return found < 0 && isStrict
                    ? throw JinjaRuntimeException.Value("substring not found")
                    : Value.FromInt(found);
            },
            Parameter.Required("sub"),
            Parameter.Optional("start"),
            Parameter.Optional("end")
        );

    private static void AddEnd(MethodTable methods, string name, Func<string, string, long, long, bool> matches) =>
        methods.Add(
            ValueKind.String,
            name,
            (_, self, arguments) =>
            {
                var start = Require.Bound(arguments[1], 0);
                var end = Require.Bound(arguments[2], long.MaxValue);
                if (!arguments[0].TryGetTuple(out var alternatives))
                {
                    return matches(self.StringPayload, Part(arguments[0], name), start, end);
                }

                foreach (var alternative in alternatives.AsSpan())
                {
                    if (matches(self.StringPayload, Part(alternative, name), start, end))
                    {
                        return true;
                    }
                }

                return false;
            },
            Parameter.Required("prefix"),
            Parameter.Optional("start"),
            Parameter.Optional("end")
        );

    private static string Part(Value value, string name) =>
        value.IsString
            ? value.StringPayload
            : throw JinjaRuntimeException.Type(
                $"{name} first arg must be str or a tuple of str, not {ValueTypes.NameOf(value)}"
            );
}
