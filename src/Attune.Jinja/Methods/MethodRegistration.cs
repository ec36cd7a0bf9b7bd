using Attune.Jinja.Runtime;
using Attune.Jinja.Values;

namespace Attune.Jinja.Methods;

/// <summary>Shorthands for the tables of methods.</summary>
internal static class MethodRegistration
{
    /// <summary>Adds a method all of whose parameters can be given by position only, as with most methods of Python's built-in types.</summary>
    public static void Add(
        this MethodTable methods,
        ValueKind kind,
        string name,
        MethodBody body,
        params ReadOnlySpan<Parameter> parameters
    )
    {
        var positional = new Parameter[parameters.Length];
        for (var i = 0; i < positional.Length; i++)
        {
            positional[i] = parameters[i].PositionalOnly();
        }

        methods.Add(kind, new MethodDefinition(name, Parameters.Of(positional), body));
    }

    /// <summary>Adds a method that changes the value, which an immutable sandbox refuses.</summary>
    public static void AddMutating(
        this MethodTable methods,
        ValueKind kind,
        string name,
        MethodBody body,
        params ReadOnlySpan<Parameter> parameters
    )
    {
        var positional = new Parameter[parameters.Length];
        for (var i = 0; i < positional.Length; i++)
        {
            positional[i] = parameters[i].PositionalOnly();
        }

        methods.Add(kind, new MethodDefinition(name, Parameters.Of(positional), body, Mutates: true));
    }

    /// <summary>Adds an attribute that is read without a call.</summary>
    public static void AddProperty(this MethodTable methods, ValueKind kind, string name, Func<Value, Value> read) =>
        methods.Add(kind, new MethodDefinition(name, Parameters.None, (_, self, _) => read(self), IsProperty: true));
}
