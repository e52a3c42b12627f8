@echo off
rem Runs offprint-all.jar, which lies beside this file.
setlocal
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
"%java%" -Xmx2g -Dfile.encoding=UTF-8 %OFFPRINT_JAVA_OPTS% -jar "%~dp0offprint-all.jar" %*
exit /b %ERRORLEVEL%
