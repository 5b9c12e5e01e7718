@echo off
rem Builds what is stale, then runs the workshop's command line. Needs a JDK 17+ and, to build, Maven 3.8+.
setlocal EnableExtensions DisableDelayedExpansion

rem Not SHOP_...: those are settings of the shop.
set "LAUNCH_HOME=%~dp0"
set "LAUNCH_HOME=%LAUNCH_HOME:~0,-1%"
set "LAUNCH_TARGET=%LAUNCH_HOME%\load-tests\ladder\target"
set "LAUNCH_STAMP=%LAUNCH_TARGET%\.built"
set "LAUNCH_LOG=%LAUNCH_TARGET%\build.log"
rem Exercises are checked from their sources: a step that has changed is built only for what runs it.
set "LAUNCH_BUILT_FROM=load-tests\*\pom.xml"
for %%C in (ladder run load predict dead-letters rebuild) do if /i "%~1"=="%%C" set "LAUNCH_BUILT_FROM=*\pom.xml,load-tests\*\pom.xml"

rem --- the JDK: JAVA_HOME, else the PATH, else the usual places
call :try_jdk "%JAVA_HOME%" && goto jdk_found
for /f "delims=" %%J in ('where javac 2^>nul') do call :try_jdk "%%~dpJ.." && goto jdk_found
for %%P in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Zulu") do (
  for /d %%J in ("%%~P\*") do call :try_jdk "%%~J" && goto jdk_found
)
echo JDK 17 or newer not found: install one (https://adoptium.net) or set JAVA_HOME. 1>&2
exit /b 2

:jdk_found
set "JAVA_HOME=%LAUNCH_JDK%"
rem A build that is up to date says nothing about what Maven still has: prefetch makes sure.
if /i "%~1"=="prefetch" if "%~2"=="" goto build
call :check_sources
if %ERRORLEVEL% EQU 3 goto run

rem --- the build
:build
where mvn >nul 2>nul
if errorlevel 1 if not exist "%MAVEN_HOME%\bin\mvn.cmd" (
  echo Maven 3.8 or newer not found: install it ^(https://maven.apache.org/install.html^) or set MAVEN_HOME. 1>&2
  exit /b 2
)
set "LAUNCH_MAVEN=mvn"
if exist "%MAVEN_HOME%\bin\mvn.cmd" set "LAUNCH_MAVEN=%MAVEN_HOME%\bin\mvn.cmd"
if not exist "%LAUNCH_TARGET%" mkdir "%LAUNCH_TARGET%"
echo Building. The log: %LAUNCH_LOG% 1>&2
rem The time of the start: what changes during the build is stale after it.
type nul > "%LAUNCH_STAMP%.new"
call "%LAUNCH_MAVEN%" -f "%LAUNCH_HOME%\pom.xml" -B -Dstyle.color=never -DskipTests package > "%LAUNCH_LOG%" 2>&1
if errorlevel 1 (
  echo The build failed. The whole log: %LAUNCH_LOG% 1>&2
  findstr /b /c:"[ERROR]" "%LAUNCH_LOG%" 1>&2 || powershell -NoProfile -Command "Get-Content -LiteralPath $env:LAUNCH_LOG -Tail 20" 1>&2
  exit /b 1
)
move /y "%LAUNCH_STAMP%.new" "%LAUNCH_STAMP%" >nul

:run
"%JAVA_HOME%\bin\java.exe" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto "-Dworkshop.home=%LAUNCH_HOME%" -jar "%LAUNCH_TARGET%\ladder.jar" %*
exit /b %ERRORLEVEL%

rem Succeeds if the folder holds a JDK 17 or newer; its version is read from a file, which is faster than asking it.
:try_jdk
if not exist "%~1\bin\javac.exe" exit /b 1
if not exist "%~1\release" exit /b 1
set "LAUNCH_MAJOR="
for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "LAUNCH_MAJOR=%%~V"
if not defined LAUNCH_MAJOR exit /b 1
if %LAUNCH_MAJOR% LSS 17 exit /b 1
set "LAUNCH_JDK=%~f1"
exit /b 0

rem Ends with 3 if nothing must be built: the stamp and all jars are there, and no source is newer than the stamp.
:check_sources
powershell -NoProfile -Command "$ErrorActionPreference = 'Stop'; Set-Location -LiteralPath $env:LAUNCH_HOME; if (-not (Test-Path -LiteralPath $env:LAUNCH_STAMP)) { exit 0 }; $built = (Get-Item -LiteralPath $env:LAUNCH_STAMP -Force).LastWriteTimeUtc; foreach ($pom in Get-Item (@('pom.xml') + $env:LAUNCH_BUILT_FROM.Split(','))) { if ($pom.LastWriteTimeUtc -gt $built) { exit 0 }; $module = $pom.Directory; $src = Join-Path $module.FullName 'src'; if (-not (Test-Path -LiteralPath $src)) { continue }; if (-not (Test-Path -LiteralPath (Join-Path $module.FullName ('target\' + $module.Name + '.jar')))) { exit 0 }; if (@(Get-Item -LiteralPath $src) + @(Get-ChildItem -LiteralPath $src -Recurse) | Where-Object { $_.LastWriteTimeUtc -gt $built }) { exit 0 } }; exit 3"
exit /b %ERRORLEVEL%
