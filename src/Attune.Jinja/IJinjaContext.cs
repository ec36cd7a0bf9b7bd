using Attune.Jinja.Values;

namespace Attune.Jinja;

/// <summary>The variables of a render, looked up when the template names them. Used by one render at a time.</summary>
public interface IJinjaContext
{
    /// <summary>Finds a variable; false where there is none of that name.</summary>
    bool TryGetVariable(string name, out Value value);

    /// <summary>The names that are known, for suggestions in error messages only.</summary>
    IEnumerable<string> VariableNames => [];
}
