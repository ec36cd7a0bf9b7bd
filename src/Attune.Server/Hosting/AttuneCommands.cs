using System.CommandLine;
using Attune.Server.Geo;
using Attune.Server.Import;
using Attune.Server.Moving;
using Attune.Server.Render;

namespace Attune.Server.Hosting;

/// <summary>The program's commands. A new command is one line in <see cref="Create"/>.</summary>
public static class AttuneCommands
{
    /// <summary>
    /// Leaves SIGTERM and Ctrl-C to the host, which drains writes before it stops, and failures to the command, which
    /// tells a mistake of the operator from a fault.
    /// </summary>
    public static InvocationConfiguration Invocation =>
        new() { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = true };

    /// <summary>The root command, which serves, with every other command below it.</summary>
    public static RootCommand Create()
    {
        var root = new RootCommand("Attune: self-hosted, server-side personalization.");
        ServeCommand.Describe(root);
        root.Subcommands.Add(ServeCommand.Create());
        root.Subcommands.Add(DataCommand.Create());
        root.Subcommands.Add(ImportCommand.Create());
        root.Subcommands.Add(RenderCommand.Create());
        root.Subcommands.Add(MoveCommand.Create());
        return root;
    }
}
