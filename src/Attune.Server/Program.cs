using Attune.Server.Hosting;

return await AttuneCommands.Create().Parse(args).InvokeAsync(AttuneCommands.Invocation);
