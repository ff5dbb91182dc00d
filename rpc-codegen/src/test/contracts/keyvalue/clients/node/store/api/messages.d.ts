// Generated from Java by Privateer. Changes here are lost: change the Java source and build.

export {};
