# Attune in a container: build with the SDK, run on the ASP.NET runtime, as a user without rights.
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source

# Restore first, so that a change of code does not fetch the packages again.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt ./
COPY src/Attune.Jinja/*.csproj src/Attune.Jinja/packages.lock.json src/Attune.Jinja/
COPY src/Attune.Decisions/*.csproj src/Attune.Decisions/packages.lock.json src/Attune.Decisions/
COPY src/Attune.Core/*.csproj src/Attune.Core/packages.lock.json src/Attune.Core/
COPY src/Attune.Storage/*.csproj src/Attune.Storage/packages.lock.json src/Attune.Storage/
COPY src/Attune.Server/*.csproj src/Attune.Server/packages.lock.json src/Attune.Server/
RUN dotnet restore src/Attune.Server/Attune.Server.csproj --locked-mode

COPY src src
RUN dotnet publish src/Attune.Server/Attune.Server.csproj -c Release --no-restore -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
WORKDIR /app
COPY --from=build /app ./
RUN mkdir /data && chown $APP_UID /data
USER $APP_UID
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
ENTRYPOINT ["dotnet", "attune.dll", "serve", "--urls", "http://0.0.0.0:8080", "--data", "/data"]
