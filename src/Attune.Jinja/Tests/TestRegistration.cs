using Attune.Jinja.Runtime;

namespace Attune.Jinja.Tests;

/// <summary>Adds definitions under their own names.</summary>
internal static class TestRegistration
{
    public static void Add(this Registry<TestDefinition> tests, TestDefinition test) => tests.Add(test.Name, test);
}
